"""What forces supplied in the published months before, to hold a new month against."""

from collections import defaultdict
from dataclasses import dataclass
from statistics import pvariance

from django.db.models import Count, Min

from crimes.models import ForceCount
from releases.kinds import Kind
from releases.models import Coverage
from releases.month import Month

# Three years of seasons, each seen among the half-years around it.
MONTHS = 48


@dataclass(frozen=True)
class WithoutLocation:
    """The share of rows without a location over 12 months, and the variance of monthly shares."""

    share: float
    variance: float


def rows_by_force(kind: Kind, month: Month) -> dict[str, dict[Month, int]]:
    """Return the rows of each force's files by month, in the four years before `month`."""
    rows: dict[str, dict[Month, int]] = defaultdict(dict)
    for coverage in _supplied(kind, month.plus(-MONTHS), month):
        rows[coverage.force_slug][coverage.month] = coverage.rows
    return dict(rows)


def without_location_by_force(kind: Kind, month: Month) -> dict[str, WithoutLocation]:
    """Return what share of each force's rows had no location in the 12 months before `month`."""
    files: dict[str, list[Coverage]] = defaultdict(list)
    for coverage in _supplied(kind, month.plus(-12), month):
        if coverage.rows:
            files[coverage.force_slug].append(coverage)
    return {
        slug: WithoutLocation(
            sum(row.rows_without_location for row in rows) / sum(row.rows for row in rows),
            pvariance([row.rows_without_location / row.rows for row in rows]),
        )
        for slug, rows in files.items()
    }


def fewest_by_category(month: Month) -> dict[tuple[int, int], int]:
    """
    Return the fewest crimes in a month, by force and category, in the 12 months before `month`.

    Only where the force had such crimes in as many months as in any category, and in three.
    """
    counted = (
        ForceCount.objects.filter(month__gte=month.plus(-12), month__lt=month)
        .values("force_id", "category_id")
        .annotate(months=Count("month"), fewest=Min("count"))
    )
    most: dict[int, int] = defaultdict(int)
    for row in counted:
        most[row["force_id"]] = max(most[row["force_id"]], row["months"])
    return {
        (row["force_id"], row["category_id"]): row["fewest"]
        for row in counted
        if row["months"] == most[row["force_id"]] >= 3
    }


def _supplied(kind: Kind, since: Month, before: Month):
    return Coverage.objects.filter(
        kind=kind, status=Coverage.Status.SUPPLIED, month__gte=since, month__lt=before
    )
