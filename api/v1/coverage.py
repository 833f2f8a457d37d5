"""What each force supplied: month by month, kind by kind."""

from enum import Enum
from typing import Any

from ninja import Schema
from pydantic import Field

from api.v1 import cursors, months, place
from api.v1.formats import Answer
from api.v1.resource import WITHOUT_PLACES, Asking, Listed, resource
from releases import record
from releases.kinds import Kind

KindSlug = Enum("FileKind", {kind.value: kind.value for kind in Kind}, type=str)  # type: ignore[misc]


class CoverageAsked(Listed, months.InMonths, place.InForce):
    kind: KindSlug | None = Field(None, description="Which files: all three kinds without it.")


class Coverage(Schema):
    month: str
    force: str
    kind: str
    status: str = Field(description="supplied, partly or not-supplied: not the same as no crime.")
    rows: int
    rows_without_location: int
    rows_set_aside: int = Field(description="That could not be read.")
    note: str | None
    note_cy: str | None


@resource("/coverage", CoverageAsked, Coverage, tag="Publication", offered=WITHOUT_PLACES)
def coverage(asked: CoverageAsked, asking: Asking) -> Answer:
    """What each force supplied of each kind of file, by month."""
    of_months = months.asked_for(asked, asking.public)
    force = place.force_asked_for(asked)
    key = cursors.read(asked.cursor, str, str, str)
    if key:
        key[0] = months.parsed(key[0], "cursor")
    rows = record.covered(
        of_months,
        force=force.slug if force else None,
        kind=asked.kind.value if asked.kind else None,
        after=key,
        limit=asked.limit + 1,
    )
    shown = rows[: asked.limit]
    last = shown[-1] if len(rows) > asked.limit else None
    return Answer(
        [_record(row) for row in shown],
        key=(str(last.month), last.force_slug, last.kind) if last else None,
    )


def _record(row: Any) -> dict[str, Any]:
    return {
        "month": str(row.month),
        "force": row.force_slug,
        "kind": row.kind,
        "status": row.status,
        "rows": row.rows,
        "rows_without_location": row.rows_without_location,
        "rows_set_aside": row.rows_set_aside,
        "note": row.note or None,
        "note_cy": row.note_cy or None,
    }
