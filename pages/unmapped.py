"""`/unmapped/`: how many crimes could not be placed on the map, and why."""

from typing import Any
from urllib.parse import urlencode

from django.http import HttpResponse
from django.shortcuts import get_object_or_404, render

from crimes.queries import unmapped
from forces.queries import all_in_order, with_slug
from pages import requested
from pages.caching import PublicRequest, public_page
from releases.month import Month


@public_page
def unmapped_crimes(request: PublicRequest) -> HttpResponse:
    month = requested.month(request)
    slug = request.GET.get("force", "")
    force = get_object_or_404(with_slug(slug)) if slug else None
    forces = list(all_in_order())
    context: dict[str, Any] = {
        "month": month,
        "months": request.public.months[::-1],
        "forces": forces,
        "chosen": force,
        "canonical_query": _canonical_query(request, month, slug),
    }
    if month and force:
        months = month.last_twelve()
        context["rows"] = unmapped.by_force([force], months[::-1])
        context["one"] = context["rows"][0]
        context["categories"] = unmapped.by_category(force, month)
    elif month:
        rows = unmapped.by_force(forces, [month])
        context["rows"] = [row for row in rows if row.is_supplied]
        context["missing"] = [row.force for row in rows if not row.is_supplied]
        context["total"] = sum(row.without_location or 0 for row in rows)
    return render(request, "unmapped/unmapped.html", context)


def _canonical_query(request: PublicRequest, month: Month | None, slug: str) -> str:
    said = {}
    if month and month != request.public.latest:
        said["month"] = str(month)
    if slug:
        said["force"] = slug
    return f"?{urlencode(said)}" if said else ""
