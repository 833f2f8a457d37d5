"""What forces did not supply, or not whole."""

from collections.abc import Collection
from typing import NamedTuple

from releases.kinds import Kind
from releases.models import Coverage
from releases.month import Month


class Gap(NamedTuple):
    """A month that a force did not supply of a kind (`not-supplied`), or not whole (`partly`)."""

    month: Month
    force: str
    status: str
    note: str


def gaps(kind: Kind, months: Collection[Month], forces: Collection[str] | None) -> list[Gap]:
    """
    Return the gaps of `forces` (slugs; all of them, if None) in published `months`, in order.

    A named force without a row for a month is not known to have supplied it, and is a gap too.
    """
    rows = Coverage.objects.filter(kind=kind, month__in=list(months)).order_by(
        "month", "force_slug"
    )
    if forces is not None:
        rows = rows.filter(force_slug__in=list(forces))
    found = [Gap(*row) for row in rows.values_list("month", "force_slug", "status", "note")]
    known = {(gap.month, gap.force) for gap in found}
    unknown = [
        Gap(month, force, Coverage.Status.NOT_SUPPLIED, "")
        for month in months
        for force in forces or ()
        if (month, force) not in known
    ]
    incomplete = [gap for gap in found if gap.status != Coverage.Status.SUPPLIED]
    return sorted(incomplete + unknown)


def statuses(kind: Kind, months: Collection[Month]) -> dict[tuple[str, Month], str]:
    """Return what each force did for each published month, by force and month."""
    rows = Coverage.objects.filter(kind=kind, month__in=list(months))
    return {
        (force, month): status
        for force, month, status in rows.values_list("force_slug", "month", "status")
    }
