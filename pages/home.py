"""`/`: one search box, and the forces."""

from django.http import HttpResponse
from django.shortcuts import render

from forces.queries import in_official_order
from pages.caching import PublicRequest, public_page


@public_page
def home(request: PublicRequest) -> HttpResponse:
    return render(request, "home/home.html", {"forces": in_official_order()})
