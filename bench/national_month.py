"""
Load one month of the whole country, ours against the plain way with psql.

About 500,000 crimes, 430,000 outcomes and 45,000 stops of 44 forces, made up, into a database
that has the month before. Ours is the operator's command with a real worker, from start to
"loaded" (checks, records, counts and indexes included) and then to "public"; the plain way is
COPY into text columns, INSERT .. SELECT into the same columns, CREATE INDEX (see the SQL beside).
"""

import os
import subprocess
import sys
import threading
import time
from pathlib import Path

import psutil

from releases.month import Month
from tests import databases, workers

HERE = Path(__file__).resolve().parent
FOLDER = Path(os.environ.get("BENCH_FOLDER", HERE.parent / ".local" / "bench" / "national"))
BEFORE, MONTH = "2026-08", "2026-09"
TEMPLATE, OURS, PLAIN = "bench_national", "bench_national_ours", "bench_national_plain"

PLAIN_TABLES = {
    "street": "crime_id, month, reported_by, falls_within, longitude, latitude, location,"
    " lsoa_code, lsoa_name, category, last_outcome, context",
    "outcomes": "crime_id, month, reported_by, falls_within, longitude, latitude, location,"
    " lsoa_code, lsoa_name, outcome",
    "stops": "type, date, is_operation, operation, latitude, longitude, gender, age_range,"
    " self_defined, officer_defined, legislation, object, outcome, linked, clothing",
}


def main() -> list[dict]:
    """Return one row for each way, and the ratio of the two."""
    make_files()
    with databases.created(TEMPLATE):
        prepare(TEMPLATE)
        with databases.created(PLAIN, template=TEMPLATE):
            plain = load_plain(PLAIN)
        with databases.created(OURS, template=TEMPLATE):
            loaded, public, memory = load_ours(OURS)
    rows = sum(count_lines(path) for path in (FOLDER / "police-csv" / MONTH).glob("*.csv"))
    return [
        {
            "name": name,
            "seconds": seconds,
            "plain_seconds": plain,
            "ratio": seconds / plain,
            "notes": f"{rows:,} rows, {rows / seconds:,.0f} rows a second, "
            f"largest worker process {memory >> 20:,} MB",
        }
        for name, seconds in (("until loaded", loaded), ("until public", public))
    ]


def make_files(months: int = 2) -> None:
    """Make the files of the last `months` up to MONTH, unless they are there."""
    first = Month.parse(MONTH).plus(1 - months)
    if not (FOLDER / "police-csv" / str(first)).exists():
        arguments = ["make_demo_data", str(FOLDER), "--scale", "national", "--months", str(months)]
        subprocess.run([sys.executable, "manage.py", *arguments], check=True, cwd=HERE.parent)


def prepare(name: str) -> None:
    """Migrate, load the reference data, and publish the month before."""
    databases.manage(name, "migrate", "--verbosity=0")
    reference = FOLDER / "reference"
    for kind, file, *options in (
        ("forces", "forces.csv"),
        ("police-areas", "police-areas.geojson"),
        ("districts", "districts.geojson"),
        ("districts", "district-lookup.csv"),
        ("lsoas", "lsoas-2021.geojson"),
        ("lsoas", "lsoa-lookup.csv"),
        ("populations", "populations.csv", "--year", "2021", "--source", "Made up"),
        ("neighbourhoods", "neighbourhoods"),
        ("postcodes", "postcodes"),
        ("place-names", "place-names.csv"),
    ):
        databases.manage(name, "load_reference", kind, str(reference / file), *options)
    with workers.running(databases.url_of(name), name):
        load(name, BEFORE, "--publish")
    databases.ask(name, "VACUUM ANALYZE")


def load(name: str, month: str, *options: str) -> None:
    source = str(FOLDER / "police-csv")
    databases.manage(name, "load_month", month, "--from", source, *options, QUEUE_NAME=name)


def load_ours(name: str) -> tuple[float, float, int]:
    """Return the seconds until loaded and until public, and the largest process in bytes."""
    with workers.running(databases.url_of(name), name) as worker:
        largest = Largest(worker.pid)
        started = time.perf_counter()
        load(name, MONTH)
        loaded = time.perf_counter() - started
        databases.manage(name, "publish_month", MONTH, QUEUE_NAME=name)
        public = time.perf_counter() - started
        return loaded, public, largest.stop()


def load_plain(name: str) -> float:
    """Return the seconds of the plain way; starting psql counts for it as for ours."""
    for table, columns in PLAIN_TABLES.items():
        texts = ", ".join(f"{column.strip()} text" for column in columns.split(","))
        extra = ", force text" if table == "stops" else ""
        databases.ask(name, f"CREATE UNLOGGED TABLE plain_{table} ({texts}{extra})")
    script = []
    for path in sorted((FOLDER / "police-csv" / MONTH).glob("*.csv")):
        kind = "stops" if "stop-and-search" in path.name else path.stem.rpartition("-")[2]
        if kind == "stops":
            # The force is only in the name of the file.
            force = path.name[8 : -len("-stop-and-search.csv")]
            script.append(f"ALTER TABLE plain_stops ALTER force SET DEFAULT '{force}';")
        columns = PLAIN_TABLES[kind]
        script.append(f"\\copy plain_{kind} ({columns}) FROM '{path}' (FORMAT csv, HEADER)")
    script.append(f"\\i {HERE / 'national_month.sql'}")
    address = databases.url_of(name).replace("postgis://", "postgresql://")
    started = time.perf_counter()
    subprocess.run(
        ["psql", "--quiet", "--no-psqlrc", "-v", f"month={MONTH}-01", address],
        input="\n".join(script),
        text=True,
        check=True,
    )
    return time.perf_counter() - started


class Largest:
    """Watches the processes of a worker and remembers the largest, in bytes."""

    def __init__(self, pid: int):
        self.process = psutil.Process(pid)
        self.most = 0
        self.ended = threading.Event()
        self.thread = threading.Thread(target=self._watch, daemon=True)
        self.thread.start()

    def stop(self) -> int:
        self.ended.set()
        self.thread.join()
        return self.most

    def _watch(self) -> None:
        while not self.ended.wait(0.05):
            try:
                running = [self.process, *self.process.children(recursive=True)]
                self.most = max(self.most, *(one.memory_info().rss for one in running))
            except psutil.NoSuchProcess:
                continue


def count_lines(path: Path) -> int:
    """Count the rows of a file without its header."""
    with path.open("rb") as file:
        return sum(1 for _ in file) - 1
