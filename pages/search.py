"""`/search/?q=`: to the one match, or a list, or what to try."""

from urllib.parse import urlencode

from django.http import HttpResponse, HttpResponseRedirect
from django.shortcuts import render
from django.urls import reverse

from neighbourhoods.matching import Match
from neighbourhoods.search import search
from pages.caching import PublicRequest, public_page


@public_page
def results(request: PublicRequest) -> HttpResponse:
    answer = search(request.GET.get("q", ""))
    if answer.only and (page := page_of(answer.only)):
        return HttpResponseRedirect(page)
    narrower = [
        {"force": force, "count": count, "url": _search_in(answer.text, force)}
        for force, count in answer.matches.streets_by_force.most_common()
    ]
    return render(
        request,
        "search/results.html",
        {
            "answer": answer,
            "matches": [(match, page_of(match)) for match in answer.matches.found],
            "narrower": narrower,
        },
    )


def page_of(match: Match) -> str | None:
    """Return the address of the page that a match leads to: a neighbourhood, or else a force."""
    if match.neighbourhood:
        area = match.neighbourhood
        return reverse("neighbourhood", args=[area.force.slug, area.code])
    return reverse("force", args=[match.force.slug]) if match.force else None


def _search_in(text: str, force) -> str:
    return f"{reverse('search')}?{urlencode({'q': f'{text}, {force.name}'})}"
