"""
What a person should look at before a month is published: files that differ by more than chance.

Warnings stop nothing but a publication that nobody looks at. Each is kept in `Batch.warnings`:

    {"force": "bedfordshire", "kind": "street", "about": "rows", "text": "2,310 rows; ..."}

about: `rows` (see `ingest.usual`), `location`, `category`, `twice`, `earlier`, `missing`.
"""

import math
from collections import defaultdict
from collections.abc import Iterable, Mapping
from typing import Any

from psycopg import sql

from crimes.models import CrimeCategory, ForceCount
from forces.models import Force
from ingest import history
from ingest.comparing import SAME
from ingest.models import Batch, SourceFile, SupplyNote
from ingest.partitions import FACTS, month_table
from ingest.usual import Z, usual
from releases.kinds import Kind

WarningSign = dict[str, str]

# Where nothing is known of a force, a file is odd in which half of the rows have no place.
LOCATION_UNKNOWN_MOST = 0.5
# A smaller change of the share without location is no matter, however surely it is one.
LOCATION_LEAST = 0.02
# Wholly identical rows: 5 % of real crimes. A file pasted twice has half of its rows twice.
TWICE_MOST = 0.3
# Crime IDs that the month before has too: one in a thousand of real files.
EARLIER_MOST = 0.3
# Months in which a file must have come for it to be missed.
LEAST_MONTHS_SUPPLIED = 3
# The probability of no crime at all in a category, from which on its absence is odd.
CATEGORY_GONE = 0.001

TWICE = sql.SQL("""
    SELECT force_id, count(*) - count(DISTINCT hashtextextended(ROW({same})::text, 0)), count(*)
    FROM {table} WHERE force_id = ANY(%s) GROUP BY force_id
""")
EARLIER = sql.SQL("""
    SELECT force_id, count(*) FILTER (WHERE is_known), count(*)
    FROM (
        SELECT force_id, EXISTS (
            SELECT FROM {parent} before
            WHERE before.month = {earlier} AND before.persistent_id = new.persistent_id
              AND before.category_id = new.category_id
        ) AS is_known
        FROM {table} new WHERE force_id = ANY(%s) AND persistent_id IS NOT NULL
    ) AS row GROUP BY force_id
""")
CATEGORIES = sql.SQL("SELECT force_id, category_id, count FROM {} WHERE force_id = ANY(%s)")


def of_kind(cursor: Any, batch: Batch, kind: Kind) -> list[WarningSign]:
    """Check the files of one kind that `batch` brings; its tables must be finished."""
    files = {file.force_id: file for file in _own_files(batch, kind)}
    found = [*_rows(batch, kind, files), *_location(batch, kind, files)]
    found += _repeated(cursor, batch, kind, files)
    if kind is Kind.STREET:
        found += _categories(cursor, batch, files)
    return found


def missing(batch: Batch) -> list[WarningSign]:
    """Say which files do not come that came in each of the last months, and were not excused."""
    if batch.only_forces:
        return []
    excused = set(SupplyNote.objects.filter(month=batch.month).values_list("force_id", "kind"))
    there = set(batch.files.values_list("force_id", "kind")) | excused
    recent = [batch.month.plus(-back) for back in range(1, LEAST_MONTHS_SUPPLIED + 1)]
    force_ids = dict(Force.objects.values_list("slug", "id"))
    return [
        _warning(slug, kind, "missing", f"There is no file; {recent[-1]} to {recent[0]} had one.")
        for kind in Kind
        for slug, rows in sorted(history.rows_by_force(kind, batch.month).items())
        if all(month in rows for month in recent) and (force_ids.get(slug), kind) not in there
    ]


def _rows(batch: Batch, kind: Kind, files: Mapping[int, SourceFile]) -> Iterable[WarningSign]:
    known = history.rows_by_force(kind, batch.month)
    for file in files.values():
        expected = usual(known.get(file.force.slug, {}), batch.month)
        if expected and not expected.explains(file.rows_loaded):
            yield _warning(
                file.force.slug,
                kind,
                "rows",
                f"{file.rows_loaded:,} rows; {expected.rows:,.0f} are usual, and chance alone "
                f"gives {expected.low:,.0f} to {expected.high:,.0f}.",
            )


def _location(batch: Batch, kind: Kind, files: Mapping[int, SourceFile]) -> Iterable[WarningSign]:
    """
    Hold the share of rows without a location against the 12 months before.

    Odd above share + Z sqrt(share (1 - share) / rows + variance of the monthly shares).
    """
    known = history.without_location_by_force(kind, batch.month)
    for file in files.values():
        if not file.rows_loaded:
            continue
        share = file.rows_without_location / file.rows_loaded
        before = known.get(file.force.slug)
        most = LOCATION_UNKNOWN_MOST
        if before:
            chance = before.share * (1 - before.share) / file.rows_loaded + before.variance
            most = before.share + max(Z * math.sqrt(chance), LOCATION_LEAST)
        if share > most:
            usual_is = f"; {before.share:.1%} is usual" if before else ""
            yield _warning(
                file.force.slug, kind, "location", f"{share:.0%} have no location{usual_is}."
            )


def _repeated(
    cursor: Any, batch: Batch, kind: Kind, files: Mapping[int, SourceFile]
) -> Iterable[WarningSign]:
    table = month_table(FACTS[kind], batch)
    same = sql.SQL(", ").join(map(sql.Identifier, SAME[kind]))
    cursor.execute(TWICE.format(same=same, table=table), [list(files)])
    for force_id, extra, rows in cursor.fetchall():
        if rows > 1 and extra / rows > TWICE_MOST:
            text = f"{extra:,} of {rows:,} rows are wholly like another; is the month in it twice?"
            yield _warning(files[force_id].force.slug, kind, "twice", text)
    if kind is Kind.STOPS:
        return
    earlier = batch.month.previous()
    cursor.execute(
        EARLIER.format(
            parent=sql.Identifier(FACTS[kind]),
            earlier=sql.Literal(earlier.first_day),
            table=table,
        ),
        [list(files)],
    )
    for force_id, repeated, rows in cursor.fetchall():
        if repeated / rows > EARLIER_MOST:
            text = f"{repeated:,} of {rows:,} crimes are those of {earlier}; is it that month?"
            yield _warning(files[force_id].force.slug, kind, "earlier", text)


def _categories(
    cursor: Any, batch: Batch, files: Mapping[int, SourceFile]
) -> Iterable[WarningSign]:
    """Name categories that have no crime, where so few as none would be odd."""
    cursor.execute(CATEGORIES.format(month_table(ForceCount._meta.db_table, batch)), [list(files)])
    now: dict[int, set[int]] = defaultdict(set)
    for force_id, category_id, _ in cursor.fetchall():
        now[force_id].add(category_id)
    names = {
        category.id: category.name
        for category in CrimeCategory.objects.all()
        if category.last_month is None or batch.month <= category.last_month
    }
    for (force_id, category_id), crimes in history.fewest_by_category(batch.month).items():
        gone = force_id in files and category_id in names and category_id not in now[force_id]
        if gone and math.exp(-crimes) < CATEGORY_GONE:
            text = f"No {names[category_id].lower()}; at least {crimes:,} in each month of a year."
            yield _warning(files[force_id].force.slug, Kind.STREET, "category", text)


def _own_files(batch: Batch, kind: Kind) -> Iterable[SourceFile]:
    return batch.files.filter(
        kind=kind, taken_over=False, state=SourceFile.State.LOADED
    ).select_related("force")


def _warning(force: str, kind: Kind | str, about: str, text: str) -> WarningSign:
    return {"force": force, "kind": str(kind), "about": about, "text": text}
