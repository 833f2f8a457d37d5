"""`/districts/{code}/`: a district beside its force."""

from django.http import HttpResponse
from django.shortcuts import get_object_or_404, render

from levels import standing as standings
from levels.groups import ALL_CRIME
from levels.homes import neighbourhoods_of_district
from levels.vocabulary import AreaKind
from pages import listing, maps, standing
from pages.caching import PublicRequest, public_page
from places.outlines import around_district
from places.queries import districts, lsoas_of


@public_page
def district(request: PublicRequest, code: str) -> HttpResponse:
    district = get_object_or_404(districts(), code=code)
    outlines = around_district(district)
    page = standing.of(standings.of_district(district, ALL_CRIME), request.public.latest)
    return render(
        request,
        "districts/detail.html",
        {
            "district": district,
            "page": page,
            "neighbourhoods": listing.with_levels(
                AreaKind.NEIGHBOURHOOD, neighbourhoods_of_district(district)
            ),
            "listing": listing.with_levels(AreaKind.LSOA, lsoas_of(district)),
            "map": maps.of_outlines(outlines),
            "around": outlines[1:],
        },
    )
