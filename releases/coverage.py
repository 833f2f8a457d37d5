"""What forces supplied, month by month: for the pages that own up to what is missing."""

from collections import defaultdict
from collections.abc import Collection, Mapping
from dataclasses import dataclass

from django.db.models import OuterRef, Subquery, Sum

from releases.kinds import Kind
from releases.models import Coverage
from releases.month import Month


@dataclass(frozen=True)
class Gap:
    """
    A kind of file that a force does not supply at present, or only in part.

    since: the first month of which that is so, without a break; None where it is so of every
    published month.
    """

    force_slug: str
    kind: Kind
    is_partly: bool
    since: Month | None
    note: str


@dataclass(frozen=True)
class Share:
    """How many rows of the street files have no location, of all."""

    without_location: int
    rows: int

    @property
    def in_100(self) -> float:
        return 100 * self.without_location / self.rows if self.rows else 0.0


def standing_gaps(month: Month) -> list[Gap]:
    """Return what is missing from `month`, the newest, by force and kind; in one query."""
    of_same = Coverage.objects.filter(
        force_slug=OuterRef("force_slug"), kind=OuterRef("kind"), month__lte=month
    )
    others = of_same.exclude(status=OuterRef("status")).order_by("-month")
    run = of_same.filter(month__gt=OuterRef("last_other")).order_by("month")
    rows = (
        Coverage.objects.filter(month=month)
        .exclude(status=Coverage.Status.SUPPLIED)
        .annotate(last_other=Subquery(others.values("month")[:1]))
        .annotate(since=Subquery(run.values("month")[:1]))
        .order_by("force_slug", "kind")
    )
    return [
        Gap(
            row.force_slug,
            Kind(row.kind),
            row.status == Coverage.Status.PARTLY,
            row.since,
            row.note,
        )
        for row in rows
    ]


def without_location_by_force(months: Collection[Month]) -> dict[str, Share]:
    """Return the share of crimes without a location, of each force that supplied any, by slug."""
    rows = (
        Coverage.objects.filter(kind=Kind.STREET, month__in=months, rows__gt=0)
        .order_by()
        .values_list("force_slug")
        .annotate(without=Sum("rows_without_location"), all=Sum("rows"))
    )
    return {slug: Share(without, all) for slug, without, all in rows}


def matrix(months: Collection[Month]) -> Mapping[str, dict[Kind, dict[Month, Coverage]]]:
    """
    Return what each force supplied of each kind in each of `months`, by slug.

    44 forces, three kinds and 36 months are 4,752 rows, read in one query.
    """
    cells: dict[str, dict[Kind, dict[Month, Coverage]]] = defaultdict(
        lambda: {kind: {} for kind in Kind}
    )
    rows = Coverage.objects.filter(month__in=months).defer("note", "note_cy")
    for row in rows.order_by():
        cells[row.force_slug][Kind(row.kind)][row.month] = row
    return cells


def of_month(month: Month, *, kind: Kind) -> dict[str, Coverage]:
    """Return what each force supplied of `kind` in `month`, by slug."""
    return {row.force_slug: row for row in Coverage.objects.filter(month=month, kind=kind)}
