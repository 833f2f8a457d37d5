"""`/`: one search box, and the forces."""

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render

from forces.queries import in_official_order
from pages.caching import public_page


@public_page
def home(request: HttpRequest) -> HttpResponse:
    return render(request, "home/home.html", {"forces": in_official_order()})
