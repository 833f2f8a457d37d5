"""Questions about what is public."""

import datetime
from dataclasses import dataclass

from django.db import connection

from releases.kinds import Kind
from releases.models import Coverage, PublishedMonth, Release
from releases.month import Month

# Every page asks this. As a question of the ORM it would take four times as long.
PUBLIC = """
    SELECT
        release.id,
        release.made_at,
        ARRAY(SELECT month FROM releases_publishedmonth ORDER BY month),
        coalesce((SELECT number FROM releases_edition WHERE force_slug = %s), 0)
    FROM (VALUES (0)) AS nothing
    LEFT JOIN LATERAL (
        SELECT id, made_at FROM releases_release ORDER BY id DESC LIMIT 1
    ) AS release ON true
"""


@dataclass(frozen=True)
class Public:
    """What the public sees at this moment, as every page needs to know it."""

    # The number of the latest release; 0 before the first. Changes whenever data does.
    stamp: int = 0
    changed_at: datetime.datetime | None = None
    # Published months, oldest first.
    months: tuple[Month, ...] = ()
    # The number that changes whenever staff of the force in question publish a text.
    edition: int = 0

    @property
    def latest(self) -> Month | None:
        """The newest published month, or None while nothing is published."""
        return self.months[-1] if self.months else None


def public(texts_of: str = "") -> Public:
    """Return the latest release and the published months, in one query, and a force's edition."""
    with connection.cursor() as cursor:
        cursor.execute(PUBLIC, [texts_of])
        [(release, made_at, months, edition)] = cursor.fetchall()
    return Public(release or 0, made_at, tuple(map(Month.of, months)), edition)


def published() -> list[Month]:
    """Return every published month, oldest first."""
    return list(PublishedMonth.objects.order_by("month").values_list("month", flat=True))


def latest() -> Month | None:
    """Return the newest published month, or None while nothing is published."""
    return PublishedMonth.objects.order_by("-month").values_list("month", flat=True).first()


def is_published(month: Month) -> bool:
    return PublishedMonth.objects.filter(month=month).exists()


def last_of_facts() -> int:
    """Return the number of the latest release that changed which months are public, or 0."""
    actions = (Release.Action.PUBLISH, Release.Action.WITHDRAW, Release.Action.RESTORE)
    changed = Release.objects.filter(action__in=actions).order_by("-id")
    return changed.values_list("id", flat=True).first() or 0


def last_of_reference() -> int:
    """Return the number of the latest release that changed reference data, or 0."""
    changed = Release.objects.filter(action=Release.Action.REFERENCE).order_by("-id")
    return changed.values_list("id", flat=True).first() or 0


def made_at(release: int) -> datetime.datetime | None:
    """Return when a release was made, by its number."""
    return Release.objects.filter(id=release).values_list("made_at", flat=True).first()


def is_withdrawn_since(release: int, first: Month, last: Month) -> bool:
    """Tell whether one of these months was taken back from the public after that release."""
    withdrawn = Release.objects.filter(action=Release.Action.WITHDRAW, id__gt=release)
    return withdrawn.filter(month__range=(first, last)).exists()


def stamp() -> int:
    """Return the number of the latest release; 0 before the first. Changes whenever data does."""
    return Release.objects.order_by("-id").values_list("id", flat=True).first() or 0


def coverage_of_force(force_slug: str, *, kind: Kind, months: list[Month]) -> dict[Month, Coverage]:
    """
    Return what `force_slug` supplied of `kind` in `months`, by month.

    A month that is missing from the answer is not published at all.
    """
    rows = Coverage.objects.filter(force_slug=force_slug, kind=kind, month__in=months)
    return {row.month: row for row in rows}
