"""
`/search/suggestions/?q=`: what somebody who is still typing may mean, as JSON.

With `areas` no forces are among it, for those who choose areas to compare.
"""

from urllib.parse import urlencode

from django.http import HttpResponse, JsonResponse
from django.urls import reverse

from neighbourhoods.suggestions import Suggestion, beginning_with
from pages.caching import PublicRequest, public_page
from pages.street_names import KINDS_OF_PLACE
from pages.templatetags.kinds import kind


@public_page
def suggestions(request: PublicRequest) -> HttpResponse:
    by_address: dict[str, Suggestion] = {}
    for one in beginning_with(request.GET.get("q", "")):
        # There is a petrol station in every town, and none of them is called so.
        if one.name not in KINDS_OF_PLACE:
            # A village is often called as its neighbourhood is.
            by_address.setdefault(_address(one), one)
    found = [
        {"name": one.name, "about": _about(one), "address": address, "area": _area(one)}
        for address, one in by_address.items()
        if "areas" not in request.GET or not _is_force(one)
    ]
    return JsonResponse({"found": found})


def _about(suggestion: Suggestion) -> str:
    """Say what it is, and where: `Village, Hundred of Marram`."""
    return ", ".join(filter(None, [str(kind(suggestion.kind)), suggestion.within]))


def _is_force(suggestion: Suggestion) -> bool:
    return bool(suggestion.force_slug and not suggestion.code)


def _area(suggestion: Suggestion) -> str:
    """Return the area as `/compare/?area=` takes it; empty where it may be more than one."""
    if not suggestion.code:
        return ""
    return "/".join(filter(None, [suggestion.force_slug, suggestion.code]))


def _address(suggestion: Suggestion) -> str:
    """Return the page it leads to; that of the search where it may be more than one."""
    force, code = suggestion.force_slug, suggestion.code
    if force and code:
        return reverse("neighbourhood", args=[force, code])
    if force:
        return reverse("force", args=[force])
    if code:
        return reverse("district", args=[code])
    return f"{reverse('search')}?{urlencode({'q': suggestion.name})}"
