"""The history of what is public, as publication has written it."""

import datetime
from dataclasses import dataclass, field

from releases.kinds import Kind
from releases.models import Coverage, PublishedMonth, Release, Revision
from releases.month import Month

# Computed levels and reference data change what pages show, but not which data is public.
ACTIONS = (
    Release.Action.PUBLISH,
    Release.Action.WITHDRAW,
    Release.Action.RESTORE,
    Release.Action.COVERAGE,
)


@dataclass(frozen=True)
class Missing:
    """What a force did not supply, or only in part, with the operator's note on it."""

    force: str
    kind: Kind
    is_partly: bool
    note: str


@dataclass
class Change:
    """
    One change of a public month.

    `is_first` says that the month had never been public before. `missing` is filled where the
    month is still public as this release made it.
    """

    number: int
    made_at: datetime.datetime
    action: str
    month: Month
    note: str
    is_first: bool
    revisions: list[Revision] = field(default_factory=list)
    missing: list[Missing] = field(default_factory=list)


def changes(*, most: int, before: int | None = None) -> list[Change]:
    """Return the newest releases of months, newest first; `before` a number, if one is given."""
    rows = Release.objects.filter(action__in=ACTIONS, month__isnull=False).order_by("-id")
    if before is not None:
        rows = rows.filter(id__lt=before)
    releases = [(release, release.month) for release in rows[:most] if release.month]
    first = _first_releases({month for _release, month in releases})
    found = {
        release.id: Change(
            release.id,
            release.made_at,
            release.action,
            month,
            release.note,
            is_first=first.get(month) == release.id,
        )
        for release, month in releases
    }
    for revision in Revision.objects.filter(release__in=found).order_by("force_slug", "kind"):
        found[revision.release_id].revisions.append(revision)
    _add_missing(found)
    return list(found.values())


def _first_releases(months: set[Month]) -> dict[Month, int]:
    published = Release.objects.filter(action=Release.Action.PUBLISH, month__in=months)
    # The oldest comes last, and stays.
    rows = published.order_by("-id").values_list("month", "id")
    return {month: number for month, number in rows if month}


def _add_missing(found: dict[int, Change]) -> None:
    released_by = dict(
        PublishedMonth.objects.filter(release__in=found).values_list("month", "release_id")
    )
    rows = Coverage.objects.filter(month__in=list(released_by))
    for row in rows.exclude(status=Coverage.Status.SUPPLIED).order_by("force_slug", "kind"):
        is_partly = row.status == Coverage.Status.PARTLY
        missing = Missing(row.force_slug, Kind(row.kind), is_partly, row.note)
        found[released_by[row.month]].missing.append(missing)
