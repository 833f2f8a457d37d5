"""Questions about what is public."""

from releases.kinds import Kind
from releases.models import Coverage, PublishedMonth, Release
from releases.month import Month


def published() -> list[Month]:
    """Return every published month, oldest first."""
    return list(PublishedMonth.objects.order_by("month").values_list("month", flat=True))


def latest() -> Month | None:
    """Return the newest published month, or None while nothing is published."""
    return PublishedMonth.objects.order_by("-month").values_list("month", flat=True).first()


def is_published(month: Month) -> bool:
    return PublishedMonth.objects.filter(month=month).exists()


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
