"""The small country, written once for all of these tests, and the readers they share."""

import csv
import os
import subprocess
import sys
from pathlib import Path

import pytest

from ingest.demo import small
from releases.month import Month

PROJECT = Path(__file__).resolve().parents[3]
LAST, MONTHS = Month(2026, 9), 8  # enough for every month that is missing or revised
WRITE = (
    "import sys; from pathlib import Path; from ingest.demo import small;"
    "from releases.month import Month;"
    "small.write(Path(sys.argv[1]), Month(2026, 9), 3)"
)


@pytest.fixture(scope="session")
def second_writing(tmp_path_factory):
    """The last three months, written meanwhile by another process that hashes differently."""
    folder = tmp_path_factory.mktemp("again")
    process = subprocess.Popen(
        [sys.executable, "-c", WRITE, str(folder)],
        cwd=PROJECT,
        env={**os.environ, "PYTHONHASHSEED": "77"},
    )
    yield folder, process
    process.wait(timeout=120)


@pytest.fixture(scope="session")
def doggerland(tmp_path_factory, second_writing) -> Path:
    """The folder that `make_demo_data` writes."""
    folder = tmp_path_factory.mktemp("doggerland")
    small.write(folder, LAST, MONTHS)
    return folder


class PoliceFolder:
    """The rows of the police files, as dictionaries, by kind and force."""

    def __init__(self, folder: Path):
        self.folder = folder

    def rows(self, kind: str, force: str = "doggerland", month: str | None = None) -> list[dict]:
        paths = sorted(self.folder.glob(f"{month or '*'}/*-{force}-{kind}.csv"))
        assert paths, f"no {kind} file of {force}"
        return [row for path in paths for row in read(path)]


def read(path: Path) -> list[dict]:
    with path.open(encoding="utf-8", newline="") as file:
        return list(csv.DictReader(file))


@pytest.fixture(scope="session")
def police(doggerland) -> PoliceFolder:
    return PoliceFolder(doggerland / "police-csv")
