"""Bring neighbourhoods in, and put right what depends on their names and boundaries."""

from collections.abc import Sequence
from typing import Any, NamedTuple

from ingest.reference import boundaries, placing, staging
from ingest.reference.recounting import recount_neighbourhoods
from ingest.reference.report import Report
from levels.shares import divide_lsoas
from neighbourhoods.models import Neighbourhood
from places.folding import fold


class NeighbourhoodRow(NamedTuple):
    """What the sources say of one neighbourhood; empty or None where they say nothing."""

    force_id: int
    code: str
    name: str = ""
    name_cy: str = ""
    spare_name: str = ""
    boundary: str | None = None


COLUMNS = {
    "force_id": "smallint",
    "code": "text",
    "name": "text",
    "name_cy": "text",
    "spare_name": "text",
    "boundary": boundaries.COLUMN,
}
# The centre that a force gives stays, unless the boundary has moved away from it.
CENTRES = """
    UPDATE neighbourhoods_neighbourhood SET centre = ST_PointOnSurface(boundary)
    WHERE boundary IS NOT NULL AND (centre IS NULL OR NOT ST_Intersects(boundary, centre))
"""
# Borders drawn twice leave slivers along them: under 1,000 square metres they tell nothing.
OVERLAPS = """
    SELECT force.slug, one.code, other.code,
           ST_Area(ST_Intersection(one.boundary, other.boundary)::geography) AS square_metres
    FROM neighbourhoods_neighbourhood one
    JOIN neighbourhoods_neighbourhood other
      ON other.force_id = one.force_id AND other.id > one.id
     AND ST_Intersects(one.boundary, other.boundary)
    JOIN forces_force force ON force.id = one.force_id
    WHERE one.force_id = ANY(%s)
      AND ST_Area(ST_Intersection(one.boundary, other.boundary)::geography) > 1000
    ORDER BY square_metres DESC, force.slug, one.code, other.code
"""


def merge_neighbourhoods(cursor: Any, rows: Sequence[NeighbourhoodRow]) -> staging.Merged:
    """Bring in neighbourhoods, with one row for each force and code."""
    staging.create(cursor, "new_neighbourhoods", COLUMNS)
    staging.fill(
        cursor,
        "new_neighbourhoods",
        list(COLUMNS),
        (tuple(value if value != "" else None for value in row) for row in rows),
    )
    return staging.merge(
        cursor,
        "new_neighbourhoods",
        into="neighbourhoods_neighbourhood",
        key=["force_id", "code"],
        columns=[],
        keep={
            "name": "COALESCE(s.spare_name, s.code)",
            "name_cy": "''",
            "boundary": "NULL",
        },
        new={
            "description": "''",
            "description_cy": "''",
            "force_url": "''",
            "contact_details": "'{}'",
            "folded": "''",
            "updated_at": "now()",
        },
        touch="updated_at",
    )


def finish(
    cursor: Any, rows: Sequence[NeighbourhoodRow], report: Report, *, remove_others: bool
) -> None:
    """
    Put right all that follows from changed neighbourhoods: names for search, centres, the
    neighbourhood of each street point, the counts by neighbourhood, whose residents are whose.
    Reports overlaps.
    """
    forces = sorted({row.force_id for row in rows})
    removed = _others(rows, forces, report, remove=remove_others)
    _fold_names(cursor)
    cursor.execute(CENTRES)
    cursor.execute(OVERLAPS, [forces])
    for slug, one, other, square_metres in cursor.fetchall():
        report.note(
            "overlapping",
            "neighbourhoods of one force; points there go to the smaller",
            f"{slug} {one} and {other} by {square_metres / 1e6:,.3f} km²",
        )
    if placing.place_all_points(cursor, report) or removed:
        recount_neighbourhoods(report)
    if report.changed:
        divide_lsoas(cursor)


def _others(
    rows: Sequence[NeighbourhoodRow], forces: list[int], report: Report, *, remove: bool
) -> int:
    """Remove, or tell of, neighbourhoods of these forces that the sources do not name."""
    named = {(row.force_id, row.code) for row in rows}
    others = {
        key: f"{slug} {code}"
        for key, force, code, slug in Neighbourhood.objects.filter(force_id__in=forces).values_list(
            "id", "force_id", "code", "force__slug"
        )
        if (force, code) not in named
    }
    if remove and others:
        Neighbourhood.objects.filter(id__in=others).delete()
        report.did(f"neighbourhoods removed with their teams: {len(others):,}", len(others))
        return len(others)
    for name in sorted(others.values()):
        report.note(
            "left as they were",
            "not in the source; if they are gone, say that such be removed (--replace)",
            name,
        )
    return 0


def _fold_names(cursor: Any) -> None:
    names = Neighbourhood.objects.values_list("id", "name", "name_cy")
    staging.create(cursor, "new_names", {"id": "integer", "folded": "text"})
    staging.fill(
        cursor,
        "new_names",
        ["id", "folded"],
        [(key, fold(f"{name} {name_cy}")) for key, name, name_cy in names],
    )
    staging.merge(
        cursor,
        "new_names",
        into="neighbourhoods_neighbourhood",
        key=["id"],
        columns=["folded"],
        add=False,
    )
