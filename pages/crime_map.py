"""`/forces/{force}/{code}/crime/`: street-level crime of one month as map, table and list."""

from urllib.parse import urlencode

from django.http import HttpResponse
from django.shortcuts import get_object_or_404, render

from crimes import counts, map_points
from crimes.queries import in_area
from crimes.vocabulary import Category
from neighbourhoods.outlines import around
from neighbourhoods.queries import in_force
from pages import maps, requested
from pages.caching import PublicRequest, public_page
from releases.month import Month


@public_page
def crime_map(request: PublicRequest, force_slug: str, code: str) -> HttpResponse:
    area = get_object_or_404(in_force(force_slug), code=code)
    month = requested.month(request)
    if month is None:
        return render(request, "crime_map/nothing.html", {"area": area, "force": area.force})
    category = requested.category(request, month)
    of_month = counts.of_month(area=area, month=month)
    points, streets, rows = [], [], []
    if of_month.has_figures:
        points = map_points.in_area(area=area, month=month, category=category)
        streets = in_area.by_street_point(area=area, month=month, category=category)
        rows = of_month.by_category()
    if category:
        rows = [row for row in rows if row.category == category]
    return render(
        request,
        "crime_map/crime_map.html",
        {
            "area": area,
            "force": area.force,
            "month": of_month,
            "category": category,
            "months": request.public.months[::-1],
            "categories": requested.categories_of(month),
            "rows": rows,
            "total": sum(row.count for row in rows),
            "streets": streets,
            "points": points,
            "canonical_query": _canonical_query(request, month, category),
            "map": maps.of_neighbourhood(around(area), points),
        },
    )


def _canonical_query(request: PublicRequest, month: Month, category: Category | None) -> str:
    """Return the part after the path of the one address for what this page shows."""
    said = {}
    if month != request.public.latest:
        said["month"] = str(month)
    if category:
        said["category"] = category.slug
    return f"?{urlencode(said)}" if said else ""
