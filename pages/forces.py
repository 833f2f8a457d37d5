"""`/forces/` and `/forces/{force}/`."""

from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, render

from crimes import counts
from forces.queries import in_official_order, with_slug
from neighbourhoods.queries import of_force
from pages.caching import public_page


@public_page
def forces(request: HttpRequest) -> HttpResponse:
    return render(request, "forces/list.html", {"forces": in_official_order()})


@public_page
def force(request: HttpRequest, force_slug: str) -> HttpResponse:
    force = get_object_or_404(with_slug(force_slug))
    month = request.public.latest
    return render(
        request,
        "forces/detail.html",
        {
            "force": force,
            "officers": force.senior_officers.all(),
            "neighbourhoods": of_force(force),
            "month": counts.of_month(area=force, month=month) if month else None,
        },
    )
