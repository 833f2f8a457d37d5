"""`/areas/{lsoa code}/`: a small area of the census (LSOA)."""

from django.http import HttpResponse, HttpResponsePermanentRedirect
from django.shortcuts import get_object_or_404, render
from django.urls import reverse

from levels import standing as standings
from levels.groups import ALL_CRIME
from levels.homes import neighbourhoods_of_lsoa
from pages import maps, standing
from pages.caching import PublicRequest, public_page
from places import queries
from places.outlines import around_lsoa


@public_page
def area(request: PublicRequest, code: str) -> HttpResponse:
    if code != code.upper():
        return HttpResponsePermanentRedirect(reverse("area", args=[code.upper()]))
    lsoa = get_object_or_404(queries.lsoas(), code=code)
    force = lsoa.district.force if lsoa.district else None
    if not lsoa.in_2021:
        now = queries.became(lsoa)
        return render(request, "areas/of_2011.html", {"lsoa": lsoa, "force": force, "became": now})
    outlines = around_lsoa(lsoa)
    return render(
        request,
        "areas/detail.html",
        {
            "lsoa": lsoa,
            "force": force,
            "page": standing.of(standings.of_lsoa(lsoa, ALL_CRIME), request.public.latest),
            "neighbourhoods": neighbourhoods_of_lsoa(lsoa),
            "changes": list(queries.changes_into(lsoa)),
            "around": outlines[1:],
            "map": maps.of_outlines(outlines),
        },
    )
