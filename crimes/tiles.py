"""Numbers of crimes for map tiles: at each street point, or far out for each area."""

from pathlib import Path
from typing import Any

from django.db import connection

from crimes.vocabulary import CRIME_CATEGORIES, Category
from places.map_shapes import kind_at, outlines_for
from places.models.map_shape import ShapeKind
from places.tile import Tile
from releases.month import Month

# Farther out, street points would be too many to fetch and would lie one upon another.
FROM_POINTS = 13

SQL = Path(__file__).parent / "sql"
OF_POINTS = (SQL / "tile_of_points.sql").read_text()
OF_AREAS = {
    ShapeKind.NEIGHBOURHOOD: (SQL / "tile_of_neighbourhoods.sql").read_text(),
    ShapeKind.DISTRICT: (SQL / "tile_of_districts.sql").read_text(),
}
EVERY = [category.id for category in CRIME_CATEGORIES]


def counts(at: Tile, *, month: Month, category: Category | None = None) -> dict[str, Any]:
    """
    Return the crimes of `month` in a tile, and of what they are the numbers:

        {"of": "points", "found": [(id, latitude_e6, longitude_e6, count, name), ...]}

    "of" is "points", "neighbourhoods" or "districts"; an area has, for an id, the end of its
    page's address (`doggerland/D01`). Where there were none, or nothing was supplied, there is
    no row.
    """
    asked = {
        **at.numbers,
        "month": month.first_day,
        "categories": [category.id] if category else EVERY,
    }
    if at.zoom >= FROM_POINTS:
        return {"of": "points", "found": _rows(OF_POINTS, asked)}
    kind = kind_at(at.zoom)
    asked["outlines"] = outlines_for(kind, at.zoom)
    return {"of": f"{kind.name.lower()}s", "found": _rows(OF_AREAS[kind], asked)}


def _rows(question: str, asked: dict[str, Any]) -> list[tuple]:
    with connection.cursor() as cursor:
        cursor.execute(question, asked)
        return cursor.fetchall()
