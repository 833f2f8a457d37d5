"""Bring LSOAs in, by the rules that make the order of loading not matter."""

from collections.abc import Sequence
from typing import Any, NamedTuple

from ingest.reference import boundaries, staging
from ingest.reference.report import Report


class LsoaRow(NamedTuple):
    """What a file says of one LSOA; None where it says nothing."""

    code: str
    vintage: int
    name: str | None = None
    district_code: str | None = None
    boundary: str | None = None


COLUMNS = {
    "code": "text",
    "in_2011": "boolean",
    "in_2021": "boolean",
    "name": "text",
    "district_code": "text",
    "boundary": boundaries.COLUMN,
}
# A file of 2011 says nothing about an LSOA of 2021 that is better known already: most codes
# are in both vintages, with boundaries a little apart and districts that are no more.
OLDER_SAYS_LESS = """
    UPDATE new_lsoas n
    SET name = NULL,
        boundary = CASE WHEN l.boundary IS NULL THEN n.boundary END,
        district_code = CASE WHEN l.district_id IS NULL THEN n.district_code END
    FROM places_lsoa l
    WHERE n.in_2011 AND l.code = n.code AND l.in_2021
"""
NAME_DISTRICTS = """
    ALTER TABLE new_lsoas ADD COLUMN district_id integer;
    UPDATE new_lsoas n SET district_id = d.id FROM places_district d WHERE d.code = n.district_code
"""
# An LSOA that was merged or split is counted in the district of what it has become. Where it
# became several in different districts (nine in the country), the first code decides.
INHERIT_DISTRICTS = """
    UPDATE places_lsoa old SET district_id = heir.district_id
    FROM (
        SELECT DISTINCT ON (c.lsoa_2011_id) c.lsoa_2011_id AS id, l.district_id
        FROM places_lsoachange c JOIN places_lsoa l ON l.id = c.lsoa_2021_id
        WHERE l.district_id IS NOT NULL
        ORDER BY c.lsoa_2011_id, l.code
    ) heir
    WHERE old.id = heir.id AND NOT old.in_2021 AND old.district_id IS DISTINCT FROM heir.district_id
"""


def merge_lsoas(cursor: Any, rows: Sequence[LsoaRow]) -> staging.Merged:
    """
    Bring in LSOAs of one vintage, with at most one row a code. Districts must be there.

    A code that only the police files had so far gets its name, vintage and boundary.
    """
    staging.create(cursor, "new_lsoas", COLUMNS)
    staging.fill(
        cursor,
        "new_lsoas",
        list(COLUMNS),
        (
            (
                row.code,
                True if row.vintage == 2011 else None,
                True if row.vintage == 2021 else None,
                row.name,
                row.district_code,
                row.boundary,
            )
            for row in rows
        ),
    )
    cursor.execute("ANALYZE new_lsoas")
    cursor.execute(OLDER_SAYS_LESS)
    cursor.execute(NAME_DISTRICTS)
    return staging.merge(
        cursor,
        "new_lsoas",
        into="places_lsoa",
        key=["code"],
        columns=[],
        keep={
            "in_2011": "false",
            "in_2021": "false",
            "name": "s.code",
            "district_id": "NULL",
            "boundary": "NULL",
        },
    )


def inherit_districts(cursor: Any, report: Report) -> int:
    """Give LSOAs of 2011 alone the district of what they became; return how many changed."""
    cursor.execute(INHERIT_DISTRICTS)
    report.did(f"LSOAs of 2011 moved to today's district: {cursor.rowcount:,}", cursor.rowcount)
    return max(cursor.rowcount, 0)
