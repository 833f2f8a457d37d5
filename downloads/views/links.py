"""`/data/open-data/` and `/data/statistical-data/`: what others publish about the same things."""

from django.http import HttpResponse
from django.shortcuts import render

from downloads.views.kept import PageRequest, data_page


@data_page
def open_data(request: PageRequest) -> HttpResponse:
    return render(request, "downloads/open_data.html")


@data_page
def statistical_data(request: PageRequest) -> HttpResponse:
    return render(request, "downloads/statistical_data.html")
