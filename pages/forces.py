"""`/forces/` and `/forces/{force}/`."""

from django.http import HttpResponse
from django.shortcuts import get_object_or_404, render

from crimes import counts
from forces.queries import in_official_order, with_slug
from levels.vocabulary import AreaKind
from neighbourhoods.queries import of_force
from pages import listing
from pages.caching import PublicRequest, page_with_texts, public_page
from places import queries as places


@public_page
def forces(request: PublicRequest) -> HttpResponse:
    return render(request, "forces/list.html", {"forces": in_official_order()})


@page_with_texts
def force(request: PublicRequest, force_slug: str) -> HttpResponse:
    force = get_object_or_404(with_slug(force_slug))
    latest = request.public.latest
    month = counts.of_month(area=force, month=latest) if latest else None
    rows = month.by_category() if month and month.has_figures else []
    return render(
        request,
        "forces/detail.html",
        {
            "force": force,
            "officers": force.senior_officers.all(),
            "listing": listing.with_levels(AreaKind.NEIGHBOURHOOD, of_force(force)),
            "districts": listing.with_levels(AreaKind.DISTRICT, places.of_force(force.pk)),
            "month": month,
            "rows": rows,
            "total": sum(row.count for row in rows),
        },
    )
