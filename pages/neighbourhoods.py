"""`/forces/{force}/{code}/`: a neighbourhood, its team first."""

from django.http import HttpResponse
from django.shortcuts import get_object_or_404, render
from django.utils import timezone

from crimes import counts, map_points
from levels import standing as standings
from levels.groups import ALL_CRIME
from neighbourhoods import texts
from neighbourhoods.outlines import around
from neighbourhoods.queries import whole
from pages import month_table, outcome_table, outline_map, requested, standing
from pages.caching import PublicRequest, page_with_texts
from pages.outline_map import Outlined


@page_with_texts
def neighbourhood(request: PublicRequest, force_slug: str, code: str) -> HttpResponse:
    month = requested.month(request)
    area = get_object_or_404(whole(force_slug), code=code)
    published = texts.of(area, now=timezone.now())
    months = []
    if month:
        months = counts.over_time(area=area, until=month, months=month_table.MONTHS)
    latest = months[-1] if months else None
    table = month_table.of(months) if months else None
    points = map_points.in_area(area=area, month=latest.month) if latest and table else []
    return render(
        request,
        "neighbourhoods/detail.html",
        {
            "area": area,
            "force": area.force,
            "texts": published,
            "edited_at": max(filter(None, (area.edited_at, published.edited_at)), default=None),
            "month": latest,
            "table": table,
            "months": months[-12:],
            "outcomes": outcome_table.of(area, months) if months else None,
            "page": standing.of(standings.of_neighbourhood(area, ALL_CRIME), request.public.latest),
            "area_query": f"{area.force.slug}/{area.code}",
            "points": points,
            "drawing": outline_map.draw(
                [Outlined(one.geometry, is_own=one.is_own) for one in around(area)],
                [(point.latitude, point.longitude, point.count) for point in points],
                around_own=True,
            ),
        },
    )
