"""Districts as sums of LSOAs: drawn from them, and gone with the last of them."""

from typing import Any

from ingest.reference.report import Report

# Only where every LSOA of the district is known by its boundary: half a district is no district.
UNITE = """
    UPDATE places_district d SET boundary = united.boundary
    FROM (
        SELECT district_id, ST_Multi(ST_CollectionExtract(ST_Union(boundary), 3)) AS boundary
        FROM places_lsoa
        WHERE in_2021
          AND district_id IN (SELECT id FROM places_district WHERE boundary IS NULL)
        GROUP BY district_id
        HAVING bool_and(boundary IS NOT NULL)
    ) united
    WHERE d.id = united.district_id
"""
# Lookups of earlier years name districts that have since been joined.
REMOVE_EMPTY = """
    DELETE FROM places_district d
    WHERE force_id IS NULL AND boundary IS NULL
      AND NOT EXISTS (SELECT FROM places_lsoa l WHERE l.district_id = d.id)
"""


def unite_lsoas(cursor: Any, report: Report) -> None:
    """Give each district without a boundary that of its LSOAs of 2021 together."""
    cursor.execute(UNITE)
    report.did(f"districts drawn from their LSOAs: {cursor.rowcount:,}", cursor.rowcount)


def remove_empty_districts(cursor: Any, report: Report) -> None:
    """Remove districts of which nothing is known but the name."""
    cursor.execute(REMOVE_EMPTY)
    report.did(f"districts without any LSOA, removed: {cursor.rowcount:,}", cursor.rowcount)
