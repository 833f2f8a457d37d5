"""
Publish one month of the whole country and compute every level again.

The country is that of bench/national_month.py: 36,000 LSOAs, their neighbourhoods and districts.
Levels rest on 36 months, so earlier ones are made up by SQL from one month's counts, each with
noise of its own; loading them would say no more. Measured are, with a real worker:

    a month published     from the publication until the levels of the latest 12 months are public
    all periods anew      the latest 12 months and three finished years, as after new populations

Wanted are less than 60 seconds and 1.5 GB for a month published.
"""

import os
import subprocess
import sys
import time
from pathlib import Path

import psutil
from django.db import connection

from bench import national_month
from bench.national_month import BEFORE, MONTH, Largest
from levels.models import Computation, Level
from releases.models import Coverage, PublishedMonth, Release
from releases.month import Month
from tests import databases, months, workers

DATABASE = "bench_levels"
# The first finished year that is to have levels is 2023/4.
FIRST = "2023-04"
LONGEST = 600

# The month's counts with up to half more or less, and crimes that come and go: a count of 1
# stays in two months of three, or where the area has more of the kind.
MADE_UP = """
    INSERT INTO {table} (month, {columns}, count{more})
    SELECT %(month)s, {columns}, noisy{zeros}
    FROM (
        SELECT {columns}, floor(count * (0.5 + random()) + random())::integer AS noisy
        FROM {table} WHERE month = %(like)s
    ) drawn
    WHERE noisy > 0
"""
TABLES = {
    "crimes_lsoacount": "lsoa_id, force_id, category_id",
    "crimes_neighbourhoodcount": "neighbourhood_id, force_id, category_id",
    "crimes_districtcount": "district_id, force_id, category_id",
    "crimes_forcecount": "force_id, category_id",
}


def main() -> list[dict]:
    """Return how long both take, and the largest process meanwhile."""
    national_month.make_files()
    with databases.created(DATABASE):
        national_month.prepare(DATABASE)
        with databases.used(DATABASE):
            make_up_history()
        databases.ask(DATABASE, "VACUUM ANALYZE")
        with workers.running(databases.url_of(DATABASE), DATABASE) as worker:
            national_month.load(DATABASE, MONTH)
            anew = all_periods()
            published = a_month_published(worker.pid)
    return [published, anew]


def make_up_history() -> None:
    """Publish the months from FIRST to BEFORE, each like BEFORE."""
    like = Month.parse(BEFORE)
    coverage = list(Coverage.objects.filter(month=like))
    for month in Month.parse(FIRST).until(like.previous()):
        release = Release.objects.create(action=Release.Action.PUBLISH, month=month)
        PublishedMonth.objects.create(month=month, release=release)
        for row in coverage:
            row.pk, row.month = None, month
        Coverage.objects.bulk_create(coverage)
        for table, columns in TABLES.items():
            months.attach(table, month)
            without = table == "crimes_forcecount"
            statement = MADE_UP.format(
                table=table,
                columns=columns,
                more=", without_location" if without else "",
                zeros=", 0" if without else "",
            )
            with connection.cursor() as cursor:
                cursor.execute(statement, {"month": month.first_day, "like": like.first_day})


def all_periods() -> dict:
    """Compute all levels in a process of its own, as an operator would."""
    started = time.perf_counter()
    with subprocess.Popen(
        [sys.executable, "manage.py", "levels", "--compute"],
        env={**os.environ, "DATABASE_URL": databases.url_of(DATABASE)},
        cwd=Path(__file__).resolve().parent.parent,
        stdout=subprocess.DEVNULL,
    ) as process:
        largest = Largest(process.pid)
        code = process.wait()
        seconds = time.perf_counter() - started
        memory = largest.stop()
    assert code == 0
    with databases.used(DATABASE):
        made = list(Computation.objects.filter(is_public=True).order_by("-last_month"))
        rows = Level.objects.count()
    each = ", ".join(f"{one.last_month} {one.seconds:.1f} s" for one in made)
    return {
        "name": "all periods anew",
        "seconds": seconds,
        "megabytes": round(memory / 1e6),
        "notes": f"{rows:,} levels of {len(made)} periods: {each}",
    }


def a_month_published(worker: int) -> dict:
    """Publish MONTH and wait until the levels that rest on it are public."""
    largest, before = Largest(worker), processor_seconds(worker)
    started = time.perf_counter()
    databases.manage(DATABASE, "publish_month", MONTH, QUEUE_NAME=DATABASE)
    published = time.perf_counter() - started
    with databases.used(DATABASE):
        new = Computation.objects.filter(is_public=True, last_month=Month.parse(MONTH))
        while not new.exists():
            assert time.perf_counter() - started < LONGEST, "The levels were not computed."
            time.sleep(0.2)
        seconds = time.perf_counter() - started
        rows = Level.objects.filter(period=new.get().period).count()
    return {
        "name": "a month published",
        "seconds": seconds,
        "megabytes": round(largest.stop() / 1e6),
        "notes": f"{rows:,} levels; the month itself was public after {published:.1f} s; "
        f"{processor_seconds(worker) - before:.1f} s of the worker's processor time; "
        "less than 60 s and 1,500 MB are wanted",
    }


def processor_seconds(pid: int) -> float:
    """Return the processor time that a worker and its processes have used so far."""
    worker = psutil.Process(pid)
    times = [process.cpu_times() for process in [worker, *worker.children(recursive=True)]]
    return sum(time.user + time.system for time in times)
