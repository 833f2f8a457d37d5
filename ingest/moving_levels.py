"""
Which levels would move if a load were published: computed as they would be, and not kept.

In one transaction that is undone, temporary tables and views stand before the public ones
(PostgreSQL looks there first), so that the very code that computes levels sees the month as it
would be. Nothing public is locked or written.
"""

from typing import Any

import numpy as np
from django.db import connection, transaction
from psycopg import sql

from crimes.models import DistrictCount, LsoaCount, NeighbourhoodCount
from ingest import coverage
from ingest.models import Batch
from ingest.partitions import month_table
from ingest.refusals import NotNow
from levels import basis
from levels.areas import read_areas
from levels.bands import NO_BAND, Band
from levels.compute import PeriodLevels
from levels.groups import GROUPS
from levels.models import Computation
from levels.monthly import MonthlyCounts
from levels.periods import Period
from levels.published import bands_of
from releases.models import Coverage, PublishedMonth

# Kept of each period by name, of those that move furthest; all are counted.
MOST_NAMED = 100
# What a month of no release is told apart by from every release.
NOT_PUBLISHED = 0

COUNTS_AS_IF = sql.SQL("""
    CREATE TEMP VIEW {table} AS
    SELECT * FROM public.{table} WHERE month <> {month} UNION ALL SELECT * FROM {of_batch}
""")
COPY_OF = sql.SQL("CREATE TEMP TABLE {table} (LIKE public.{table} INCLUDING ALL) ON COMMIT DROP")
FILL_COPY = sql.SQL("INSERT INTO pg_temp.{table} SELECT * FROM public.{table}")


def work_out(batch: Batch) -> str:
    """
    Fill `batch.levels_moved` and return a line that tells how many move.

        [{"period": "12 months to 2022-05", "moved": 12, "of": 1700,
          "areas": [["bedfordshire/LU1", "All crime", "Average", "Above average"], ...]}]
    """
    if batch.state not in (Batch.State.LOADED, Batch.State.PREVIOUS, Batch.State.WITHDRAWN):
        raise NotNow(f"Load {batch.id} is not one that could be published.")
    with transaction.atomic():
        with connection.cursor() as cursor:
            _stand_as_if_published(cursor, batch)
        found = _compare()
        transaction.set_rollback(True)
    batch.levels_moved = found
    batch.save(update_fields=["levels_moved"])
    moved = sum(period["moved"] for period in found)
    return f"{moved:,} levels would move if load {batch.id} of {batch.month} were public."


def _stand_as_if_published(cursor: Any, batch: Batch) -> None:
    for model in (LsoaCount, NeighbourhoodCount, DistrictCount):
        cursor.execute(
            COUNTS_AS_IF.format(
                table=sql.Identifier(model._meta.db_table),
                month=sql.Literal(batch.month.first_day),
                of_batch=month_table(model._meta.db_table, batch),
            )
        )
    for small in (Coverage, PublishedMonth):
        table = sql.Identifier(small._meta.db_table)
        cursor.execute(COPY_OF.format(table=table))
        cursor.execute(FILL_COPY.format(table=table))
    PublishedMonth.objects.filter(month=batch.month).delete()
    PublishedMonth.objects.create(month=batch.month, release_id=NOT_PUBLISHED)
    Coverage.objects.filter(month=batch.month).delete()
    rows = coverage.of(batch)
    for number, row in enumerate(rows, start=1):
        # The copy's own numbers would begin anew, at those that it holds.
        row.id = -number
    Coverage.objects.bulk_create(rows)


def _compare() -> list[dict[str, Any]]:
    known = set(Computation.objects.filter(is_public=True).values_list("period", flat=True))
    due = [period for period in basis.due() if period.number in known]
    areas = read_areas()
    counts = MonthlyCounts(areas)
    return [_of_period(counts, period) for period in due]


def _of_period(counts: MonthlyCounts, period: Period) -> dict[str, Any]:
    moved: list[tuple[int, list[str]]] = []
    number = 0
    before = bands_of(counts.areas, period)
    for kind, table in counts.areas.items():
        levels = PeriodLevels(counts, kind, period, before[kind])
        for column, group in enumerate(GROUPS):
            for force in np.unique(table.forces).tolist():
                rows, by_ratio, _ = levels.of(force, group)
                old = before[kind][rows, column]
                number += len(rows)
                for place in np.flatnonzero(by_ratio.band != old).tolist():
                    was, now = int(old[place]), int(by_ratio.band[place])
                    area = [table.names[rows[place]], group.name, _label(was), _label(now)]
                    moved.append((abs(now - was), area))
    moved.sort(key=lambda one: (-one[0], one[1]))
    return {
        "period": period.label,
        "moved": len(moved),
        "of": number,
        "areas": [area for _, area in moved[:MOST_NAMED]],
    }


def _label(band: int) -> str:
    return "No level" if band == NO_BAND else Band(band).label
