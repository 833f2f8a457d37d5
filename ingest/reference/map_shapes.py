"""
Draw the outlines that maps show, simpler the farther out one looks.

All areas of a kind are simplified as one coverage (GEOS, by Visvalingam and Whyatt's way): a
line between two areas is made simpler once, for both. Done area by area, as the site of 2009
did, lines part and cross, and the map shows cracks. PostGIS can do it from 3.4 on; Debian 12
and Ubuntu 22.04 have older ones, so Shapely does.
"""

from typing import Any

import shapely
from psycopg import sql

from ingest.reference import staging
from places.models import MapShape
from places.models.map_shape import WEB_MERCATOR, ZOOMS, ShapeKind

# The width of the world in web Mercator's metres, and that of a tile in pixels.
WORLD, TILE = 40_075_016.69, 256
# The most detailed outlines are good to a pixel at this zoom, 2.4 m; then they stay as they are.
FINEST_ZOOM = 16

AREAS = {
    ShapeKind.LSOA: ("places_lsoa", "in_2021"),
    ShapeKind.NEIGHBOURHOOD: ("neighbourhoods_neighbourhood", "true"),
    ShapeKind.DISTRICT: ("places_district", "true"),
    ShapeKind.FORCE: ("forces_force", "true"),
}
# By the kind of reference data: what its loader may have changed the outlines of.
DRAWN_FROM = {
    "police-areas": (ShapeKind.FORCE,),
    "districts": (ShapeKind.DISTRICT,),
    "lsoas": (ShapeKind.LSOA, ShapeKind.DISTRICT),
    "neighbourhoods": (ShapeKind.NEIGHBOURHOOD,),
}
READ = """
    SELECT id, ST_AsBinary(ST_Transform(boundary, {srid}))
    FROM {table} WHERE boundary IS NOT NULL AND {condition} ORDER BY id
"""
# The middle may lie outside a bent area; this point never does.
WRITE = """
    INSERT INTO {shapes} (kind, zoom, area_id, shape, label)
    SELECT {kind}, zoom, area_id, shape, ST_PointOnSurface(shape)
    FROM (
        SELECT zoom, area_id,
               ST_Multi(ST_CollectionExtract(ST_MakeValid(ST_GeomFromWKB(wkb, {srid})), 3)) AS shape
        FROM new_shapes
    ) drawn
    WHERE NOT ST_IsEmpty(shape)
"""


def draw(cursor: Any, kind: ShapeKind) -> int:
    """Draw all areas of `kind` anew at each of its zooms; return how many areas there are."""
    shapes = sql.Identifier(MapShape._meta.db_table)
    table, condition = AREAS[kind]
    read = sql.SQL(READ).format(
        srid=sql.Literal(WEB_MERCATOR), table=sql.Identifier(table), condition=sql.SQL(condition)
    )
    cursor.execute(read)
    found = cursor.fetchall()
    outlines = shapely.from_wkb([bytes(wkb) for _, wkb in found])

    staging.create(cursor, "new_shapes", {"zoom": "smallint", "area_id": "integer", "wkb": "bytea"})
    for zoom in ZOOMS[kind]:
        # A triangle smaller than a pixel would not be seen.
        pixel = WORLD / 2 ** min(zoom, FINEST_ZOOM) / TILE
        simpler = shapely.to_wkb(shapely.coverage_simplify(outlines, pixel))
        rows = ((zoom, id, wkb) for (id, _), wkb in zip(found, simpler, strict=True))
        staging.fill(cursor, "new_shapes", ["zoom", "area_id", "wkb"], rows)

    staging.run(cursor, "DELETE FROM {} WHERE kind = {}", shapes, sql.Literal(int(kind)))
    names = {"shapes": shapes, "kind": sql.Literal(int(kind)), "srid": sql.Literal(WEB_MERCATOR)}
    staging.run(cursor, WRITE, **names)
    return len(found)


def draw_what_changed(cursor: Any, kind_of_data: str) -> None:
    """Draw anew the outlines that data of this kind (`neighbourhoods`) brings."""
    for kind in DRAWN_FROM.get(kind_of_data, ()):
        draw(cursor, kind)
