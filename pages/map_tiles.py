"""
`/map/{release}/{month}/{category}/...`: what a moving map asks for.

Each address holds the release, so what it gives never changes and may be kept for good. One that
holds another release than the latest leads to the latest.
"""

from typing import Any

import orjson
from django.http import Http404, HttpResponse
from django.shortcuts import render

from crimes import tiles as crime_tiles
from crimes.queries import in_area
from crimes.vocabulary import Category
from levels import tiles as level_tiles
from levels.groups import ALL_CRIME, BY_SLUG, Group
from levels.periods import holding
from neighbourhoods.queries import of_street_point
from pages import requested
from pages.caching import PublicRequest, release_page
from pages.crimes import path_of_crimes
from places import backdrop as backdrops
from places.map_shapes import ShapeKind
from places.tile import NoSuchTile, Tile

VECTOR_TILE = "application/vnd.mapbox-vector-tile"


@release_page
def areas(
    request: PublicRequest, month: str, category: str, z: int, x: int, y: int
) -> HttpResponse:
    """Answer with a vector tile of neighbourhoods, or larger areas, with levels and names."""
    return _areas(request, month, category, _tile(z, x, y), ShapeKind.NEIGHBOURHOOD)


@release_page
def small_areas(
    request: PublicRequest, month: str, category: str, z: int, x: int, y: int
) -> HttpResponse:
    """Answer with the same of LSOAs."""
    return _areas(request, month, category, _tile(z, x, y), ShapeKind.LSOA)


@release_page
def counts(
    request: PublicRequest, month: str, category: str, z: int, x: int, y: int
) -> HttpResponse:
    """Answer with a tile of numbers of crimes as JSON: see `crimes.tiles.counts`."""
    asked = requested.published_month(request, month)
    chosen = requested.category_called(category, asked)
    found: dict[str, Any] = crime_tiles.counts(_tile(z, x, y), month=asked, category=chosen)
    return HttpResponse(orjson.dumps(found), content_type="application/json")


@release_page
def backdrop(request: PublicRequest, z: int, x: int, y: int) -> HttpResponse:
    """Answer with a vector tile of the country's own map."""
    return HttpResponse(backdrops.tile(_tile(z, x, y)), content_type=VECTOR_TILE)


@release_page
def street_point(request: PublicRequest, month: str, category: str, point_id: int) -> HttpResponse:
    """Answer with the crimes at one street point, as the part of a page that the map shows."""
    asked = requested.published_month(request, month)
    chosen = requested.category_called(category, asked)
    street = in_area.at_street_point(point_id, month=asked, category=chosen)
    if street is None:
        raise Http404
    return render(
        request,
        "crime_map/_street_panel.html",
        {
            "street": street,
            "area": of_street_point(point_id),
            "month": asked,
            "category": chosen,
            "path_of_crimes": path_of_crimes(),
        },
    )


def group_of(category: Category | None) -> Group | None:
    """Return the group whose levels a map of `category` shows; a closed category has none."""
    return BY_SLUG.get(category.slug) if category else ALL_CRIME


def _areas(
    request: PublicRequest, month: str, category: str, at: Tile, smallest: ShapeKind
) -> HttpResponse:
    asked = requested.published_month(request, month)
    drawn = level_tiles.tile(
        at,
        month=asked,
        group=group_of(requested.category_called(category, asked)),
        period=holding(asked, request.public.months[-1]).number,
        smallest=smallest,
    )
    return HttpResponse(drawn, content_type=VECTOR_TILE)


def _tile(z: int, x: int, y: int) -> Tile:
    try:
        return Tile(z, x, y)
    except NoSuchTile as error:
        raise Http404 from error
