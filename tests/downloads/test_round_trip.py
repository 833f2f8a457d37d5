"""
What is downloaded can be loaded again and gives the same bytes, and it is what was published.

docs/downloads.md lists what a file says otherwise than the one that was loaded.
"""

import csv
import io
from collections import Counter
from pathlib import Path

import pytest
from django.core.management import call_command

from releases.month import Month
from tests import countries, databases
from tests.downloads.conftest import download

MONTHS = {"date_from": "2021-05", "date_to": "2022-05"}
EVERYTHING = {
    "forces": "bedfordshire",
    "include_crime": "on",
    "include_outcomes": "on",
    "include_stop_and_search": "on",
}
# Of 51,412 crimes with an id, 49 have an outcome record later than what their street file says.
MOST_OUTCOMES_CHANGED = 60


@pytest.mark.skipif(
    not countries.REAL_DATA.exists(), reason="The real police files are not here (../shared/data)."
)
def test_a_downloaded_year_of_bedfordshire_loads_and_downloads_as_the_same_bytes(
    own_database, worker, program, tmp_path, no_files_left
):
    originals = countries.REAL_DATA / "police-csv"
    load(originals, since=Month(2021, 5), until=Month(2022, 5), force=["bedfordshire"])
    first = download(program, **MONTHS, **EVERYTHING)
    for name, content in first.items():
        path = tmp_path / name
        path.parent.mkdir(exist_ok=True)
        path.write_bytes(content)

    databases.empty()
    load(tmp_path)
    second = download(program, **MONTHS, **EVERYTHING)

    assert len(first) == 39
    assert {name for name in first if first[name] != second.get(name)} == set()
    assert first.keys() == second.keys()
    assert_holds_what_was_published(first, originals)


def load(source: Path, **options) -> None:
    call_command("load_reference", "forces")
    call_command("load_archive", str(source), publish=True, **options)


def assert_holds_what_was_published(files: dict[str, bytes], originals: Path) -> None:
    changed = 0
    for name, content in files.items():
        original = (originals / name).read_bytes()
        assert content.splitlines()[0] == original.splitlines()[0]
        assert content.count(b"\r\n") == content.count(b"\n")
        ours, theirs = rows_of(content), rows_of(original)
        # Stops are the same to the byte.
        if name.endswith("stop-and-search.csv"):
            assert content == original
        assert Counter(map(comparable, ours)) == Counter(map(comparable, theirs)), name
        # Rows stand in the published order, so they can be held against one another.
        pairs = zip(ours, theirs, strict=True)
        changed += sum(a.get(LAST) != b.get(LAST) for a, b in pairs)
    assert changed < MOST_OUTCOMES_CHANGED


LAST = "Last outcome category"


def rows_of(content: bytes) -> list[dict[str, str]]:
    return list(csv.DictReader(io.StringIO(content.decode(), newline="")))


def comparable(row: dict[str, str]) -> tuple[str, ...]:
    """Leave out what is documented to differ: capitals of a street, a later outcome."""
    return tuple(
        value.casefold() if column == "Location" else value
        for column, value in row.items()
        if column != LAST
    )
