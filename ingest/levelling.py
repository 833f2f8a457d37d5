"""
Bring the stored levels up to date with what is published.

Runs after every change of what is public, on one worker. New levels are written beside those
that are public, which are read until all the new ones are complete; then all change at once. A
financial year whose months, areas and populations are as they were is not computed again.
"""

import time
from collections.abc import Iterator
from contextlib import contextmanager
from datetime import timedelta

from django.db import connection
from django.utils import timezone

from ingest import level_tables, likenesses, publishing
from ingest.copying import rows_into
from ingest.models import Batch
from levels import basis
from levels.areas import read_areas
from levels.basis import Basis
from levels.compute import Block, PeriodLevels, levels_of
from levels.models import Computation, PopulationSource, Typical
from levels.monthly import MonthlyCounts
from levels.periods import Period
from levels.published import bands_of
from levels.rows import TypicalRow
from releases.models import Release

# 5,000 rows, in the order of `TypicalRow`. By `bulk_create` they took a tenth of the whole time.
COPY_TYPICAL = f"""
    COPY {Typical._meta.db_table} (computation_id, force_id, kind, crime_group, method, length,
        areas, reference_areas, rate, spread, typical, force_rate) FROM STDIN
"""
# Any number will do, so long as nothing else locks it: levels are computed one at a time.
LOCK = 20_091_021
# Months that are still being loaded will ring again when they are public.
STILL_COMING = timedelta(hours=1)

# A period, what its levels rest on, and the computation that has been written.
Written = tuple[Period, Basis, Computation]


class Overtaken(Exception):
    """Something was published while the levels were being computed."""


def bring_up_to_date_when_quiet() -> None:
    """Do so, unless a load that is to be published is under way: its end will ring again."""
    is_coming = Batch.objects.filter(
        state__in=(*Batch.UNFINISHED, Batch.State.LOADED),
        publish_when_loaded=True,
        error="",
        started_at__gt=timezone.now() - STILL_COMING,
    )
    if not is_coming.exists():
        bring_up_to_date()


def bring_up_to_date() -> list[str]:
    """
    Compute the levels that are out of date and make them public; return a line for each period.

    Does nothing where all are up to date, or another process is at it.
    """
    lines: list[str] = []
    with _alone() as is_alone:
        while is_alone:
            due, gone = basis.due(), basis.gone()
            if not (due or gone or likenesses.are_due()):
                break
            try:
                lines += _replace(due, gone)
            except Overtaken:
                continue
    return lines


def _replace(due: dict[Period, Basis], gone: list[Computation]) -> list[str]:
    with connection.cursor() as cursor:
        level_tables.drop_unattached(cursor)
    Computation.objects.filter(release=None).delete()
    areas = read_areas()
    counts = MonthlyCounts(areas)
    sources = _numbered({words for table in areas.values() for words in table.sources if words})
    written: list[Written] = []
    for period, rests_on in due.items():
        before = bands_of(areas, period)
        of_kinds = [PeriodLevels(counts, kind, period, before[kind]) for kind in areas]
        blocks = (block for of_kind in of_kinds for block in levels_of(of_kind, sources))
        written.append((period, rests_on, _write(period, rests_on, blocks)))
    alike = likenesses.find(areas)
    return publishing.alone(lambda: _make_public(written, gone, alike))


def _write(period: Period, rests_on: Basis, blocks: Iterator[Block]) -> Computation:
    """Write the levels of one period into a table of their own, which nobody reads yet."""
    started = time.monotonic()
    before = Computation.objects.filter(period=period.number, is_public=True).first()
    computation = Computation.objects.create(
        period=period.number,
        last_month=period.last,
        months=rests_on.months,
        reference=rests_on.reference,
        digest=rests_on.digest,
        why=basis.why(rests_on, before),
    )
    typical: list[TypicalRow] = []
    changed = 0
    with connection.cursor() as cursor:
        table = level_tables.create(cursor, computation)
        with rows_into(cursor, table, level_tables.COLUMNS) as write:
            for block in blocks:
                write(block.rows)
                typical += block.typical
                changed += block.changed
        level_tables.seal(cursor, computation)
        with cursor.copy(COPY_TYPICAL) as copy:
            for row in typical:
                copy.write_row((computation.id, *row))
    computation.levels_changed = changed if before else None
    computation.seconds = time.monotonic() - started
    computation.save()
    return computation


def _make_public(
    written: list[Written], gone: list[Computation], alike: likenesses.Found | None
) -> list[str]:
    """Put the new levels in place of the old, in the transaction of `publishing.alone`."""
    now = {period: rests_on.digest for period, rests_on in basis.now().items()}
    if any(now.get(period) != rests_on.digest for period, rests_on, _ in written):
        raise Overtaken
    lines = [_line(period, computation) for period, _, computation in written]
    if alike:
        lines.append(likenesses.write(alike))
    release = Release.objects.create(action=Release.Action.LEVELS, note="\n".join(lines))
    new = {computation.period: computation for _, _, computation in written}
    numbers = [*new, *(computation.period for computation in gone)]
    with connection.cursor() as cursor:
        for old in Computation.objects.filter(is_public=True, period__in=numbers):
            level_tables.detach_and_drop(cursor, old)
            old.typical.all().delete()
            old.is_public = False
            old.save()
        for computation in new.values():
            level_tables.attach(cursor, computation)
            computation.is_public, computation.release = True, release
            computation.save()
    return lines


def _line(period: Period, computation: Computation) -> str:
    changed = computation.levels_changed
    told = "" if changed is None else f" {changed:,} levels differ from before."
    return f"Levels of {period.label}: {computation.why}{told}"


def _numbered(sources: set[str]) -> dict[str, int]:
    return {words: PopulationSource.objects.get_or_create(words=words)[0].id for words in sources}


@contextmanager
def _alone() -> Iterator[bool]:
    """Hold the lock of computing for the block; false where another process has it."""
    with connection.cursor() as cursor:
        cursor.execute("SELECT pg_try_advisory_lock(%s)", [LOCK])
        is_ours = cursor.fetchone()[0]
        try:
            yield is_ours
        finally:
            if is_ours:
                cursor.execute("SELECT pg_advisory_unlock(%s)", [LOCK])
