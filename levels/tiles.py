"""Vector tiles of areas shaded by level."""

from pathlib import Path

from django.db import connection

from levels.groups import Group
from levels.vocabulary import DEFAULT_METHOD
from places.map_shapes import kind_at, outlines_for
from places.models.map_shape import ShapeKind
from places.tile import Tile
from releases.month import Month

# No group has this number.
NO_GROUP = 0
TILE = (Path(__file__).parent / "sql" / "tile.sql").read_text()

# What a tile tells of an area; `path` is the end of the address of its page.
AREAS = {
    ShapeKind.LSOA: """
        SELECT l.id, l.name, '' AS name_cy, l.code AS path, f.slug AS force
        FROM places_lsoa l
        LEFT JOIN places_district d ON d.id = l.district_id
        LEFT JOIN forces_force f ON f.id = d.force_id
    """,
    ShapeKind.NEIGHBOURHOOD: """
        SELECT n.id, n.name, n.name_cy, f.slug || '/' || n.code AS path, f.slug AS force
        FROM neighbourhoods_neighbourhood n JOIN forces_force f ON f.id = n.force_id
    """,
    ShapeKind.DISTRICT: """
        SELECT d.id, d.name, d.name_cy, d.code AS path, f.slug AS force
        FROM places_district d LEFT JOIN forces_force f ON f.id = d.force_id
    """,
}


def tile(at: Tile, *, month: Month, group: Group | None, period: int, smallest: ShapeKind) -> bytes:
    """
    Return a tile of areas in Mapbox's vector format, with their levels for `group` in `period`.

    Areas are `smallest` or, farther out, larger. Without a group there are no levels. Of each
    area it tells whether figures of `month` are missing. Layers and properties: sql/tile.sql.
    """
    kind = kind_at(at.zoom, smallest)
    question = TILE.replace("{areas}", AREAS[kind])
    with connection.cursor() as cursor:
        cursor.execute(
            question,
            {
                **at.numbers,
                "kind": int(kind),
                "outlines": outlines_for(kind, at.zoom),
                "period": period,
                "group": group.number if group else NO_GROUP,
                "method": int(DEFAULT_METHOD),
                "month": month.first_day,
            },
        )
        return bytes(cursor.fetchone()[0])
