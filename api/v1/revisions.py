"""What was published when, and how a force's figures changed afterwards."""

from typing import Any

from ninja import Schema
from pydantic import Field

from api.v1 import cursors, months, place
from api.v1.coverage import KindSlug
from api.v1.formats import Answer
from api.v1.resource import WITHOUT_PLACES, Asking, Listed, resource
from releases import record


class RevisionsAsked(Listed, place.InForce):
    kind: KindSlug | None = Field(None, description="Which files: all three kinds without it.")
    date: str | None = Field(None, pattern=months.WRITTEN, description="The month revised.")


class Revision(Schema):
    release: int
    made_at: str
    month: str
    force: str
    kind: str
    rows_before: int
    rows_after: int
    rows_added: int
    rows_removed: int
    outcomes_changed: int
    note: str | None


class Release(Schema):
    release: int
    made_at: str
    action: str = Field(description="publish, withdraw, restore, reference or levels")
    month: str | None
    note: str | None


@resource("/revisions", RevisionsAsked, Revision, tag="Publication", offered=WITHOUT_PLACES)
def revisions(asked: RevisionsAsked, asking: Asking) -> Answer:
    """How the figures of forces changed after they were first published; the newest first."""
    force = place.force_asked_for(asked)
    (before,) = cursors.read(asked.cursor, int) or [None]
    rows = record.revisions(
        force=force.slug if force else None,
        kind=asked.kind.value if asked.kind else None,
        month=months.parsed(asked.date, "date") if asked.date else None,
        before=before,
        limit=asked.limit + 1,
    )
    shown = rows[: asked.limit]
    return Answer(
        [_revision(row) for row in shown],
        key=[shown[-1].id] if len(rows) > asked.limit else None,
    )


@resource("/releases", Listed, Release, tag="Publication", offered=WITHOUT_PLACES)
def releases(asked: Listed, asking: Asking) -> Answer:
    """Every change of what is public, the newest first."""
    (before,) = cursors.read(asked.cursor, int) or [None]
    rows = record.releases(before=before, limit=asked.limit + 1)
    shown = rows[: asked.limit]
    return Answer(
        [_release(row) for row in shown],
        key=[shown[-1].id] if len(rows) > asked.limit else None,
    )


def _revision(row: Any) -> dict[str, Any]:
    return {
        "release": row.release_id,
        "made_at": row.release.made_at.isoformat(timespec="seconds"),
        "month": str(row.month),
        "force": row.force_slug,
        "kind": row.kind,
        "rows_before": row.rows_before,
        "rows_after": row.rows_after,
        "rows_added": row.rows_added,
        "rows_removed": row.rows_removed,
        "outcomes_changed": row.outcomes_changed,
        "note": row.release.note or None,
    }


def _release(row: Any) -> dict[str, Any]:
    return {
        "release": row.id,
        "made_at": row.made_at.isoformat(timespec="seconds"),
        "action": row.action,
        "month": str(row.month) if row.month else None,
        "note": row.note or None,
    }
