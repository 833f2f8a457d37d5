"""`/forces/` and `/forces/{force}/`."""

from typing import Any

from django.http import HttpResponse
from django.shortcuts import get_object_or_404, render
from django.urls import reverse

from crimes import counts
from forces.queries import in_official_order, with_slug
from levels.vocabulary import AreaKind
from neighbourhoods import force_outlines
from neighbourhoods.queries import of_force
from pages import listing, outline_map
from pages.caching import PublicRequest, page_with_texts, public_page
from pages.outline_map import Outlined
from places import queries as places
from releases import coverage
from releases.kinds import Kind


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
            "methods": force.engagement_methods.all(),
            "drawing": _drawing(force),
            "supplied": _supplied(request, force.slug),
            "listing": listing.with_levels(AreaKind.NEIGHBOURHOOD, of_force(force)),
            "districts": listing.with_levels(AreaKind.DISTRICT, places.of_force(force.pk)),
            "month": month,
            "rows": rows,
            "total": sum(row.count for row in rows),
        },
    )


def _drawing(force: Any) -> outline_map.OutlineMap | None:
    """Draw the neighbourhoods of a force, each a link to its page."""
    return outline_map.draw(
        [
            Outlined(one.geometry, one.name, reverse("neighbourhood", args=[force.slug, one.code]))
            for one in force_outlines.of_force(force)
        ]
    )


def _supplied(request: PublicRequest, slug: str) -> list[tuple[str, int, int]]:
    """Return (kind of file, months supplied whole, months published) of the last twelve."""
    latest = request.public.latest
    if latest is None:
        return []
    months = [month for month in latest.last_twelve() if month in request.public.months]
    of_force = coverage.matrix(months)[slug]
    return [
        (
            kind.label,
            sum(row.status == "supplied" for row in of_force[kind].values()),
            len(months),
        )
        for kind in Kind
    ]
