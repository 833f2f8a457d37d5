"""`/districts/{code}/`: a district beside its force."""

from django.http import HttpResponse
from django.shortcuts import get_object_or_404, render

from levels import standing as standings
from levels.groups import ALL_CRIME
from levels.vocabulary import AreaKind
from pages import listing, standing
from pages.caching import PublicRequest, public_page
from places.queries import districts, lsoas_of


@public_page
def district(request: PublicRequest, code: str) -> HttpResponse:
    district = get_object_or_404(districts(), code=code)
    page = standing.of(standings.of_district(district, ALL_CRIME), request.public.latest)
    return render(
        request,
        "districts/detail.html",
        {
            "district": district,
            "page": page,
            "listing": listing.with_levels(AreaKind.LSOA, lsoas_of(district)),
        },
    )
