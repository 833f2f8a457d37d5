"""`/forces/{force}/{code}/`: a neighbourhood, its team first."""

from django.http import HttpResponse
from django.shortcuts import get_object_or_404, render
from django.utils import timezone

from crimes import counts, map_points
from levels import standing as standings
from levels.groups import ALL_CRIME
from neighbourhoods.outlines import around
from neighbourhoods.queries import with_team
from pages import maps, requested, standing
from pages.caching import PublicRequest, page_with_texts


@page_with_texts
def neighbourhood(request: PublicRequest, force_slug: str, code: str) -> HttpResponse:
    month = requested.month(request)
    area = get_object_or_404(with_team(force_slug, now=timezone.now()), code=code)
    months = counts.over_time(area=area, until=month) if month else []
    latest = months[-1] if months else None
    rows, points = [], []
    if latest and latest.has_figures:
        rows = latest.by_category()
        points = map_points.in_area(area=area, month=latest.month)
    return render(
        request,
        "neighbourhoods/detail.html",
        {
            "area": area,
            "force": area.force,
            "month": latest,
            "rows": rows,
            "total": sum(row.count for row in rows),
            "months": months,
            "page": standing.of(standings.of_neighbourhood(area, ALL_CRIME), request.public.latest),
            "area_query": f"{area.force.slug}/{area.code}",
            "points": points,
            "map": maps.of_neighbourhood(around(area), points),
        },
    )
