"""What the forces supplied, month by month."""

from collections import defaultdict
from collections.abc import Collection
from typing import NamedTuple

from releases.kinds import Kind
from releases.models import Coverage
from releases.month import Month


def forces_with_stops() -> dict[Month, list[str]]:
    """Return the slugs of the forces that supplied stops, in order, by published month."""
    supplied = Coverage.objects.filter(kind=Kind.STOPS).exclude(status=Coverage.Status.NOT_SUPPLIED)
    forces: dict[Month, list[str]] = defaultdict(list)
    for month, slug in supplied.order_by("force_slug").values_list("month", "force_slug"):
        forces[month].append(slug)
    return forces


class SuppliedFile(NamedTuple):
    """One file of one force that is public."""

    month: Month
    force: str
    kind: Kind
    rows: int


def supplied_files(
    first: Month,
    last: Month,
    *,
    forces: Collection[str] | None = None,
    kinds: Collection[Kind] = tuple(Kind),
) -> list[SuppliedFile]:
    """Return the public files of these months, all forces' unless some are named, in order."""
    rows = Coverage.objects.filter(month__range=(first, last), kind__in=kinds)
    if forces is not None:
        rows = rows.filter(force_slug__in=forces)
    rows = rows.exclude(status=Coverage.Status.NOT_SUPPLIED)
    return [
        SuppliedFile(month, force, Kind(kind), count)
        for month, force, kind, count in rows.order_by("month", "force_slug", "kind").values_list(
            "month", "force_slug", "kind", "rows"
        )
    ]
