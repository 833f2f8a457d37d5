"""How the figures are made, and what this site is: pages of text with few figures of their own."""

from django.conf import settings
from django.http import HttpResponse
from django.shortcuts import render

from crimes.vocabulary import OUTCOME_GROUPS, OUTCOMES
from forces.queries import in_official_order
from pages.about_columns import OF_CRIMES, OF_STOPS
from pages.caching import PublicRequest, public_page
from releases.coverage import without_location_by_force

# Names, the same in every language.
PUBLISHER = "Single Online Home National Digital Team"
LICENCE = "Open Government Licence v3.0"


@public_page
def about(request: PublicRequest) -> HttpResponse:
    return render(
        request,
        "about/about.html",
        {
            "publisher": PUBLISHER,
            "licence": LICENCE,
            "licence_url": settings.LICENCE_URL,
            "columns_of_crimes": OF_CRIMES,
            "columns_of_stops": OF_STOPS,
        },
    )


@public_page
def how_it_works(request: PublicRequest) -> HttpResponse:
    groups = [
        (words, [outcome for outcome in OUTCOMES if outcome.group == group])
        for group, words in OUTCOME_GROUPS.items()
    ]
    return render(request, "about/how_it_works.html", {"groups": groups})


@public_page
def accuracy(request: PublicRequest) -> HttpResponse:
    latest = request.public.latest
    months = latest.last_twelve() if latest else []
    shares = without_location_by_force(months)
    rows = [(force, shares[force.slug]) for force in in_official_order() if force.slug in shares]
    return render(request, "about/accuracy.html", {"months": months, "rows": rows})


@public_page
def accessibility(request: PublicRequest) -> HttpResponse:
    return render(request, "about/accessibility.html")


@public_page
def privacy(request: PublicRequest) -> HttpResponse:
    return render(request, "about/privacy.html")
