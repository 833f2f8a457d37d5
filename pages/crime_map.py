"""`/forces/{force}/{code}/crime/`: street-level crime of one month as map, table and list."""

from urllib.parse import urlencode

from django.http import HttpResponse
from django.shortcuts import get_object_or_404, render
from django.utils.translation import gettext_lazy as _

from crimes import counts
from crimes.queries import in_area
from crimes.vocabulary import Category
from levels.bands import Band
from levels.periods import holding
from neighbourhoods.extent import extent_of
from neighbourhoods.queries import in_force
from pages import moving_map, requested, still_map
from pages.caching import PublicRequest, public_page
from pages.crimes import path_of_crimes
from pages.map_tiles import group_of
from places.map_shapes import ShapeKind
from releases.month import Month

# An address for each crime takes about 45 bytes over the wire, so that a page with these many has
# 45 KB of them. The busiest neighbourhoods have five times as many crimes in a month.
MOST_LINKED = 1000
LEVELS, SMALL_AREAS, NUMBERS = "levels", "small-areas", "numbers"
# What the map can show, by what stands in the address; the first unless another is asked for.
SHOWS = {
    LEVELS: _("Levels of neighbourhoods"),
    SMALL_AREAS: _("Levels of small areas"),
    NUMBERS: _("Crimes, street by street"),
}


@public_page
def crime_map(request: PublicRequest, force_slug: str, code: str) -> HttpResponse:
    area = get_object_or_404(in_force(force_slug), code=code)
    month = requested.month(request)
    if month is None or request.public.latest is None:
        return render(request, "crime_map/nothing.html", {"area": area, "force": area.force})
    category = requested.category(request, month)
    show = requested.one_of(request, "show", SHOWS)
    of_month = counts.of_month(area=area, month=month)
    streets, rows = [], []
    if of_month.has_figures:
        streets = in_area.by_street_point(area=area, month=month, category=category)
        rows = of_month.by_category()
    if category:
        rows = [row for row in rows if row.category == category]

    period = holding(month, request.public.latest)
    group = group_of(category)
    extent = extent_of(area)
    moving = still = None
    if extent:
        still = still_map.draw(
            extent,
            area.pk,
            month=month,
            group=group,
            period=period,
            kind=ShapeKind.LSOA if show == SMALL_AREAS else ShapeKind.NEIGHBOURHOOD,
            streets=streets if show == NUMBERS else [],
        )
        moving = moving_map.of_neighbourhood(
            extent,
            path=f"{area.force.slug}/{area.code}",
            show=show,
            release=request.public.stamp,
            month=month,
            category=category,
        )
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
            "show": show,
            "shows": SHOWS,
            "rows": rows,
            "total": sum(row.count for row in rows),
            "streets": streets,
            "path_of_crimes": path_of_crimes() if _are_few(streets) else "",
            "still": still,
            "map": moving,
            "bands": list(Band),
            "group": group,
            "period": period,
            "canonical_query": _canonical_query(request, month, category, show),
        },
    )


def _are_few(streets: list[in_area.StreetCrimes]) -> bool:
    return sum(street.count for street in streets) <= MOST_LINKED


def _canonical_query(
    request: PublicRequest, month: Month, category: Category | None, show: str
) -> str:
    """Return the part after the path of the one address for what this page shows."""
    said = {}
    if month != request.public.latest:
        said["month"] = str(month)
    if category:
        said["category"] = category.slug
    if show != LEVELS:
        said["show"] = show
    return f"?{urlencode(said)}" if said else ""
