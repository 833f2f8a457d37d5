"""`/data/boundaries/`: areas of forces and neighbourhoods."""

from django.http import HttpRequest, HttpResponse, HttpResponseBase
from django.shortcuts import get_object_or_404, render
from django.views.decorators.http import require_safe

from downloads import boundaries
from downloads.models import PublicFile
from downloads.views import files
from downloads.views.kept import PageRequest, data_page
from releases.month import PATTERN


@data_page
def listed(request: PageRequest) -> HttpResponse:
    there = boundaries.public_files()
    monthly = [row for name, row in there.items() if PATTERN.fullmatch(name.removesuffix(".zip"))]
    return render(
        request,
        "downloads/boundaries.html",
        {
            "forces": there.get(boundaries.FORCE_KMLS),
            "monthly": monthly,
            "others": [
                there[name]
                for name in (boundaries.FORCES, boundaries.NEIGHBOURHOODS, boundaries.GEOPACKAGE)
                if name in there
            ],
        },
    )


@require_safe
def file(request: HttpRequest, name: str) -> HttpResponseBase:
    rows = PublicFile.objects.filter(kind=PublicFile.Kind.BOUNDARIES)
    return files.public_file(request, get_object_or_404(rows, name=name))
