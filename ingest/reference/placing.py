"""
Say in which neighbourhood each street point lies, and in which LSOA what has none lies.

A point in several neighbourhoods (real sets overlap) goes to the smallest; of two as large, to
the one that was known first. A point on the edge belongs to the area. LSOAs of 2021 go before
those that 2011 alone has. All by polygon, in one statement each: 750,000 points against 4,600
neighbourhoods take seconds, since PostGIS prepares each polygon once for all points in it.
"""

from collections.abc import Sequence
from typing import Any

from psycopg import sql

from ingest.reference import staging
from ingest.reference.report import Report

# OFFSET 0 keeps the areas outside and the points inside, found by their index.
POINTS_IN_NEIGHBOURHOODS = """
    SELECT DISTINCT ON (p.id) p.id AS street_point_id, n.id AS neighbourhood_id
    FROM (
        SELECT id, boundary, ST_Area(boundary) AS size
        FROM neighbourhoods_neighbourhood WHERE boundary IS NOT NULL
    ) n
    CROSS JOIN LATERAL (
        SELECT id FROM places_streetpoint s WHERE ST_Covers(n.boundary, s.location) OFFSET 0
    ) p
    ORDER BY p.id, n.size, n.id
"""
REMOVE = """
    DELETE FROM neighbourhoods_placedpoint o
    WHERE NOT EXISTS (SELECT FROM new_places n WHERE n.street_point_id = o.street_point_id)
"""
# For the few points of one force's file the neighbourhoods are found by their index.
PLACE_SOME = """
    INSERT INTO neighbourhoods_placedpoint (street_point_id, neighbourhood_id)
    SELECT DISTINCT ON (p.id) p.id, n.id
    FROM places_streetpoint p
    JOIN neighbourhoods_neighbourhood n ON ST_Covers(n.boundary, p.location)
    WHERE p.id = ANY(%s)
    ORDER BY p.id, ST_Area(n.boundary), n.id
    ON CONFLICT DO NOTHING
"""
LSOA_OF_SOME = """
    UPDATE places_streetpoint s SET lsoa_id = found.lsoa_id
    FROM (
        SELECT DISTINCT ON (p.id) p.id, l.id AS lsoa_id
        FROM places_streetpoint p JOIN places_lsoa l ON ST_Covers(l.boundary, p.location)
        WHERE p.id = ANY(%s) AND p.lsoa_id IS NULL
        ORDER BY p.id, l.in_2021 DESC, ST_Area(l.boundary), l.id
    ) found
    WHERE s.id = found.id
"""
# `lost` is a temporary table of (key, location).
LSOA_OF_LOST = """
    UPDATE {table} t SET lsoa_id = found.lsoa_id
    FROM (
        SELECT DISTINCT ON (p.key) p.key, l.id AS lsoa_id
        FROM (
            SELECT id, in_2021, boundary, ST_Area(boundary) AS size
            FROM places_lsoa WHERE boundary IS NOT NULL
        ) l
        CROSS JOIN LATERAL (
            SELECT key FROM lost WHERE ST_Covers(l.boundary, lost.location) OFFSET 0
        ) p
        ORDER BY p.key, l.in_2021 DESC, l.size, l.id
    ) found
    WHERE t.{key} = found.key
"""


def place_new_points(cursor: Any, ids: Sequence[int]) -> None:
    """
    Place the street points `ids`, just made: neighbourhood, and LSOA where there is none.

    Part of the cursor's transaction. Waits for a change of boundaries that is under way, so
    that no point is placed by boundaries that are about to go.
    """
    cursor.execute("LOCK TABLE neighbourhoods_placedpoint IN ROW EXCLUSIVE MODE")
    cursor.execute(LSOA_OF_SOME, [list(ids)])
    cursor.execute(PLACE_SOME, [list(ids)])


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
    cursor.execute(f"INSERT INTO new_places {POINTS_IN_NEIGHBOURHOODS}")
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
    for table, key, type_, what in (
        ("places_streetpoint", "id", "integer", "street points"),
        ("places_postcode", "key", "text", "postcodes"),
    ):
        placed = _place_lost(cursor, table, key, type_)
        report.did(f"{what} placed in an LSOA: {placed:,}", placed)


def _place_lost(cursor: Any, table: str, key: str, type_: str) -> int:
    staging.create(cursor, "lost", {"key": type_, "location": "geometry(Point, 4326)"})
    names = {"table": sql.Identifier(table), "key": sql.Identifier(key)}
    lost = staging.run(
        cursor,
        "INSERT INTO lost SELECT {key}, location FROM {table} WHERE lsoa_id IS NULL",
        **names,
    )
    if not lost:
        return 0
    cursor.execute("CREATE INDEX ON lost USING gist (location)")
    cursor.execute("ANALYZE lost")
    return staging.run(cursor, LSOA_OF_LOST, **names)
