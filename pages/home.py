"""`/`: one search box, and the forces."""

from django.http import HttpResponse
from django.shortcuts import render

from forces.queries import in_official_order
from pages.caching import PublicRequest, public_page

# Forces send a month's files in the month after it; they are published at the end of the next.
PUBLISHED_AFTER_MONTHS = 2


@public_page
def home(request: PublicRequest) -> HttpResponse:
    upcoming = request.public.latest.next() if request.public.latest else None
    return render(
        request,
        "home/home.html",
        {
            "forces": in_official_order(),
            "upcoming": upcoming,
            "due": upcoming.plus(PUBLISHED_AFTER_MONTHS) if upcoming else None,
        },
    )
