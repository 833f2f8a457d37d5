"""
A load survives the sudden death of the worker, of Redis and of PostgreSQL, at any step.

Real servers of the test's own, killed as a power cut would. Whatever is killed, the months that
are public stay as they were, and running the same command again finishes the job.
"""

import os
import subprocess
import sys
import time
from pathlib import Path

import psycopg
import pytest

from private_services import PostgresServer, RedisServer, throwaway_folder
from releases.kinds import Kind
from releases.month import Month
from tests import workers
from tests.ingest import force_files

ROOT = Path(__file__).parents[2]
# Crimes of each force in each month, and as many outcomes.
ROWS = 8_000
FIRST = Month(2024, 1)
# What answers once the load of a month has reached that step, and never before.
STEPS = {
    "files waiting": "SELECT 1 FROM ingest_batch WHERE month = %s AND state = 'loading'",
    "a file loaded": """
        SELECT 1 FROM ingest_sourcefile f JOIN ingest_batch b ON b.id = batch_id
        WHERE month = %s AND f.state = 'loaded'
    """,
    "finishing": "SELECT 1 FROM ingest_batch WHERE month = %s AND state = 'finishing'",
    "loaded, not public": "SELECT 1 FROM ingest_batch WHERE month = %s AND state = 'loaded'",
}
DEATHS = [
    ("worker", "a file loaded"),
    ("worker", "finishing"),
    ("worker", "loaded, not public"),
    ("redis", "files waiting"),
    ("postgres", "a file loaded"),
    ("postgres", "finishing"),
    ("postgres", "loaded, not public"),
]


class Site:
    """Servers, a worker and commands, all of the test's own."""

    def __init__(self, folder: Path):
        self.postgres = PostgresServer(folder / "postgres")
        self.redis = RedisServer(folder / "redis")
        self.source = folder / "source"
        self.worker: subprocess.Popen | None = None

    @property
    def environment(self) -> dict[str, str]:
        return {
            "DATABASE_URL": self.postgres.url,
            "REDIS_URL": self.redis.url,
            "QUEUE_NAME": "killed",
            "SECRET_KEY": "test",
            "C_FORCE_ROOT": "1",
            # As on a real site, and unlike the other tests: what is committed is on the disk.
            "PGOPTIONS": "",
        }

    def start(self):
        self.postgres.start()
        self.redis.start()
        if self.worker is None or self.worker.poll() is not None:
            self.worker = workers.start(self.environment)

    def kill(self, what: str):
        if what == "worker":
            # Its children with it, as when the machine runs out of memory.
            assert self.worker
            subprocess.run(["pkill", "-KILL", "-P", str(self.worker.pid)], check=False)
            self.worker.kill()
            self.worker.wait()
        elif what == "redis":
            self.redis.kill()
        else:
            self.postgres.kill()

    def stop(self):
        if self.worker:
            self.worker.terminate()
            self.worker.wait(timeout=30)
        self.redis.stop()
        self.postgres.stop()

    def command(self, *arguments: str) -> subprocess.Popen:
        return subprocess.Popen(
            [sys.executable, "manage.py", *arguments],
            env={**os.environ, **self.environment},
            cwd=ROOT,
            stderr=subprocess.PIPE,
            text=True,
        )

    def ask(self, question: str, *values):
        address = self.postgres.url.replace("postgis://", "postgresql://")
        with psycopg.connect(address) as connection:
            return connection.execute(question, values).fetchall()

    def load(self, month: Month) -> subprocess.Popen:
        return self.command("load_month", str(month), "--from", str(self.source), "--publish")

    def public(self) -> dict:
        """Return what the public can see, by month."""
        crimes = self.ask("""
            SELECT to_char(month, 'YYYY-MM'), to_char(last_outcome_month, 'YYYY-MM'), count(*)
            FROM crimes_crime GROUP BY 1, 2
        """)
        outcomes = self.ask(
            "SELECT to_char(month, 'YYYY-MM'), count(*) FROM crimes_outcome GROUP BY 1"
        )
        counts = self.ask(
            "SELECT to_char(month, 'YYYY-MM'), sum(count) FROM crimes_forcecount GROUP BY 1"
        )
        coverage = self.ask("""
            SELECT to_char(month, 'YYYY-MM'), sum(rows) FROM releases_coverage GROUP BY 1
        """)
        months = self.ask("SELECT to_char(month, 'YYYY-MM') FROM releases_publishedmonth")
        return {
            "crimes by month and month of last outcome": {(m, o): n for m, o, n in crimes},
            "outcomes": dict(outcomes),
            "counts": dict(counts),
            "coverage": dict(coverage),
            "months": sorted(month for (month,) in months),
        }

    def wait_for(self, step: str, month: Month, load: subprocess.Popen):
        """Return as soon as the load is at that step; it must not have ended before."""
        address = self.postgres.url.replace("postgis://", "postgresql://")
        with psycopg.connect(address, autocommit=True) as connection:
            while not connection.execute(STEPS[step], [month.first_day]).fetchall():
                assert load.poll() is None, load.stderr.read()
                time.sleep(0.002)


@pytest.fixture(scope="module")
def site():
    with throwaway_folder() as folder:
        site = Site(folder)
        write_source(site.source)
        site.start()
        try:
            prepare(site)
            yield site
        finally:
            site.stop()


def write_source(folder: Path):
    for index in range(len(DEATHS) + 1):
        month = str(FIRST.plus(index))
        for force, base in (("testshire", 0), ("otherton", 1_000_000)):
            numbers = range(base + index * ROWS, base + (index + 1) * ROWS)
            crimes = [force_files.crime(n + ROWS, month=month, at=place(n)) for n in numbers]
            force_files.write(folder, month, Kind.STREET, crimes, force=force)
            # Half of them for crimes of this month, half for those of the month before.
            outcomes = [force_files.outcome(n + ROWS // 2, month=month) for n in numbers]
            force_files.write(folder, month, Kind.OUTCOMES, outcomes, force=force)


def place(number: int) -> dict:
    return force_files.HIGH_STREET | {"Longitude": f"{2 + number % 997 / 1000:.6f}"}


def expected(last: Month) -> dict:
    """Return what must be public once every month up to `last` is, worked out from the files."""
    months = list(FIRST.until(last))
    crimes: dict[tuple[str, str | None], int] = {}
    for month in months:
        crimes[str(month), str(month)] = ROWS
        # The other half has its outcome a month later, if that is public.
        crimes[str(month), str(month.next()) if month < last else None] = ROWS
    return {
        "crimes by month and month of last outcome": crimes,
        "outcomes": {str(month): 2 * ROWS for month in months},
        "counts": {str(month): 2 * ROWS for month in months},
        "coverage": {str(month): 4 * ROWS for month in months},
        "months": [str(month) for month in months],
    }


def prepare(site: Site):
    """Migrate, add the forces, and publish the first month."""
    for arguments in (["migrate", "--verbosity=0"], ["shell", "-c", ADD_FORCES]):
        command = site.command(*arguments)
        said = command.communicate()[1]
        assert command.returncode == 0, said
    load = site.load(FIRST)
    said = load.communicate(timeout=120)[1]
    assert load.returncode == 0, said


ADD_FORCES = """
from tests import builders
builders.make_force("testshire", name="Testshire Police", position=1)
builders.make_force("otherton", name="Otherton Police", position=2)
"""


@pytest.mark.parametrize(("what", "step"), DEATHS)
def test_a_sudden_death_changes_nothing_public_and_the_load_goes_on(site, what, step):
    last = FIRST.plus(DEATHS.index((what, step)))
    month = last.next()
    assert site.public() == expected(last)

    load = site.load(month)
    site.wait_for(step, month, load)
    site.kill(what)
    # The command may end at once or go on waiting; what it says is for a person to read.
    load.terminate()
    load.communicate(timeout=60)
    site.start()

    # The month may be public already if the death came too late, but never half of it.
    assert site.public() in (expected(last), expected(month))

    again = site.load(month)
    said = again.communicate(timeout=120)[1]
    assert again.returncode == 0, said
    assert site.public() == expected(month)
