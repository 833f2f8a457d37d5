"""
Say in which neighbourhood each street point lies, and in which LSOA what has none lies.

A point in several neighbourhoods (real sets overlap) goes to the smallest; of two as large, to
the one that was known first. A point on the edge belongs to the area. LSOAs of 2021 go before
those that 2011 alone has.

All by polygon, in one statement each, with the areas outside and the points inside, found by
their index: PostGIS then unpacks and prepares each polygon once for all points in it. 300,000
points against 4,600 neighbourhoods of 800 corners take 9 s; point by point it would be 40 s.
"""

from collections.abc import Sequence
from typing import Any

from psycopg import sql

from ingest.reference import staging
from ingest.reference.report import Report

# `points` is a table of (id, location) with an index on the location; `areas` has boundary,
# size and whatever `order` needs. OFFSET 0 keeps PostgreSQL from turning the loops around.
AREA_OF_EACH = """
    SELECT DISTINCT ON (p.id) p.id, a.id AS area_id
    FROM ({areas}) a
    CROSS JOIN LATERAL (
        SELECT id FROM {points} WHERE ST_Covers(a.boundary, {points}.location) OFFSET 0
    ) p
    ORDER BY p.id, {order}
"""
NEIGHBOURHOODS = """
    SELECT id, boundary, ST_Area(boundary) AS size
    FROM neighbourhoods_neighbourhood WHERE boundary IS NOT NULL
"""
LSOAS = """
    SELECT id, boundary, ST_Area(boundary) AS size, in_2021
    FROM places_lsoa WHERE boundary IS NOT NULL
"""
# Of a few points, only the areas around them need be looked at.
NEAR = " AND boundary && (SELECT ST_SetSRID(ST_Extent(location)::geometry, 4326) FROM {points})"

SMALLEST = "a.size, a.id"
NEWEST_AND_SMALLEST = "a.in_2021 DESC, a.size, a.id"

EVERY = sql.SQL("true")

REMOVE = """
    DELETE FROM neighbourhoods_placedpoint o
    WHERE NOT EXISTS (SELECT FROM new_places n WHERE n.street_point_id = o.street_point_id)
"""


def place_new_points(cursor: Any, ids: Sequence[int]) -> None:
    """
    Place the street points `ids`, just made: neighbourhood, and LSOA where there is none.

    Part of the cursor's transaction. Waits for a change of boundaries that is under way, so
    that no point is placed by boundaries that are about to go.
    """
    cursor.execute("LOCK TABLE neighbourhoods_placedpoint IN ROW EXCLUSIVE MODE")
    these = sql.SQL("id = ANY({})").format(sql.Literal(list(ids)))
    if not _stage(cursor, "places_streetpoint", "id", these):
        return
    staging.run(
        cursor,
        "INSERT INTO neighbourhoods_placedpoint (street_point_id, neighbourhood_id) {places} "
        "ON CONFLICT DO NOTHING",
        places=_area_of_each("points_to_place", NEIGHBOURHOODS + NEAR, SMALLEST),
    )
    give_lsoas(cursor, "places_streetpoint", "id", these)


def place_all_points(cursor: Any, report: Report) -> bool:
    """
    Place every street point anew, by the neighbourhoods as they are now.

    Rows that stay the same are not written. Says whether anything changed.
    """
    # Points that a monthly load is placing are waited for, and then placed here.
    cursor.execute("LOCK TABLE neighbourhoods_placedpoint IN SHARE ROW EXCLUSIVE MODE")
    staging.create(
        cursor, "new_places", {"street_point_id": "integer", "neighbourhood_id": "integer"}
    )
    staging.run(
        cursor,
        "INSERT INTO new_places {places}",
        places=_area_of_each("places_streetpoint", NEIGHBOURHOODS, SMALLEST),
    )
    cursor.execute("CREATE INDEX ON new_places (street_point_id)")
    cursor.execute("ANALYZE new_places")
    cursor.execute(REMOVE)
    removed = cursor.rowcount
    merged = staging.merge(
        cursor,
        "new_places",
        into="neighbourhoods_placedpoint",
        key=["street_point_id"],
        columns=["neighbourhood_id"],
    )
    moved = removed + merged.added + merged.changed
    report.did(
        f"street points: {merged.added:,} placed in a neighbourhood, {merged.changed:,} moved to "
        f"another, {removed:,} no longer in any",
        moved,
    )
    return moved > 0


def place_without_lsoa(cursor: Any, report: Report) -> None:
    """Give street points and postcodes without an LSOA the one in which they lie."""
    for table, key, what in (
        ("places_streetpoint", "id", "street points"),
        ("places_postcode", "key", "postcodes"),
    ):
        placed = give_lsoas(cursor, table, key)
        report.did(f"{what} placed in an LSOA: {placed:,}", placed)


def give_lsoas(cursor: Any, table: str, key: str, which: sql.Composable = EVERY) -> int:
    """
    Give the rows of `table` that have no LSOA the one in which they lie; return how many.

    The table has the columns `key`, `location` and `lsoa_id`; `which` is a condition on it.
    """
    lost = sql.SQL("lsoa_id IS NULL AND {}").format(which)
    if not _stage(cursor, table, key, lost):
        return 0
    return staging.run(
        cursor,
        "UPDATE {table} t SET lsoa_id = found.area_id FROM ({places}) found "
        "WHERE t.{key} = found.id",
        table=sql.Identifier(table),
        key=sql.Identifier(key),
        places=_area_of_each("points_to_place", LSOAS + NEAR, NEWEST_AND_SMALLEST),
    )


def _stage(cursor: Any, table: str, key: str, condition: sql.Composable) -> int:
    """Put the rows of `table` that meet `condition` into `points_to_place`; say how many."""
    staging.run(cursor, "DROP TABLE IF EXISTS pg_temp.points_to_place")
    staged = staging.run(
        cursor,
        "CREATE TEMPORARY TABLE points_to_place ON COMMIT DROP AS "
        "SELECT {key} AS id, location FROM {table} WHERE {condition}",
        key=sql.Identifier(key),
        table=sql.Identifier(table),
        condition=condition,
    )
    cursor.execute("CREATE INDEX ON points_to_place USING gist (location)")
    cursor.execute("ANALYZE points_to_place")
    return staged


def _area_of_each(points: str, areas: str, order: str) -> sql.Composed:
    table = sql.Identifier(points)
    return sql.SQL(AREA_OF_EACH).format(
        points=table, areas=sql.SQL(areas).format(points=table), order=sql.SQL(order)
    )
