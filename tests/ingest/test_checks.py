"""What a load warns of, as an operator reads it after `load_month`."""

import os

import pytest
from django.core.management import call_command

from ingest.models import Batch, SupplyNote
from releases.kinds import Kind
from releases.models import Coverage
from releases.month import Month
from tests import databases, workers
from tests.ingest import force_files
from tests.ingest.conftest import build_testshire
from tests.ingest.force_files import crime, stop

BEFORE = ["2023-10", "2023-11", "2023-12"]


def crimes(month: str, number: int, **fields) -> list[dict]:
    """Return that many burglaries, with Crime IDs that no other month has."""
    start = int(month.replace("-", "")) * 1000
    return [
        crime(start + n, month=month, **{"Location": f"On or near Street {n}", **fields})
        for n in range(number)
    ]


@pytest.fixture(scope="module")
def quarter_files(tmp_path_factory):
    """Three months of 60 burglaries and 20 thefts each."""
    folder = tmp_path_factory.mktemp("quarter")
    for month in BEFORE:
        rows = [
            *crimes(month, 60),
            *(row | {"Crime type": "Other theft"} for row in crimes(f"{month[:6]}9", 20)),
        ]
        for row in rows:
            row["Month"] = month
        force_files.write(folder, month, Kind.STREET, rows)
    return folder


@pytest.fixture(scope="module")
def own_template(quarter_files, migrated_database, django_db_blocker):
    """Those months loaded and public, once for all tests."""
    name = f"test_quarter_{os.getpid()}"
    with (
        django_db_blocker.unblock(),
        databases.created(name, template=migrated_database),
    ):
        with databases.used(name), workers.running(databases.url_of(name), name):
            build_testshire()
            for month in BEFORE:
                call_command("load_month", month, source=str(quarter_files), publish=True)
        yield name


@pytest.fixture
def quarter(own_database, worker, tmp_path):
    """Load a month of the folder `tmp_path` after those."""

    def load(month, *, publish=True):
        call_command("load_month", month, source=str(tmp_path), publish=publish)

    return load


def warnings_of(load, tmp_path, rows) -> dict[str, str]:
    force_files.write(tmp_path, "2024-01", Kind.STREET, rows)
    load("2024-01", publish=False)
    warnings = Batch.objects.latest("id").warnings
    assert {(w["force"], w["kind"]) for w in warnings} <= {("testshire", "street")}
    return {warning["about"]: warning["text"] for warning in warnings}


def mixed(burglaries: int, thefts: int) -> list[dict]:
    return [
        *crimes("2024-01", burglaries),
        *(crime(9_000_000 + n, category="Other theft") for n in range(thefts)),
    ]


def test_a_file_like_the_ones_before_warns_of_nothing(quarter, tmp_path):
    assert warnings_of(quarter, tmp_path, mixed(58, 25)) == {}


def test_far_fewer_rows_than_usual(quarter, tmp_path, capfd):
    text = warnings_of(quarter, tmp_path, mixed(15, 5))["rows"]

    assert text.startswith("20 rows; 80 are usual, and chance alone gives ")
    assert f"Warning: testshire street: {text}" in capfd.readouterr().err


def test_no_coordinates(quarter, tmp_path):
    lost = [row | force_files.NOWHERE for row in mixed(60, 20)]

    assert warnings_of(quarter, tmp_path, lost)["location"] == (
        "100% have no location; 0.0% is usual."
    )


def test_a_category_gone(quarter, tmp_path):
    assert warnings_of(quarter, tmp_path, mixed(80, 0)) == {
        "category": "No other theft; at least 20 in each month of a year."
    }


def test_the_file_pasted_twice(quarter, tmp_path):
    found = warnings_of(quarter, tmp_path, mixed(40, 0) * 2)

    assert found["twice"] == "40 of 80 rows are wholly like another; is the month in it twice?"


def test_the_month_before_under_another_name(quarter, quarter_files, tmp_path):
    december = (quarter_files / "2023-12" / "2023-12-testshire-street.csv").read_bytes()

    found = warnings_of(quarter, tmp_path, december.replace(b"2023-12", b"2024-01"))

    assert found == {"earlier": "80 of 80 crimes are those of 2023-12; is it that month?"}


def test_a_file_that_has_come_each_month_is_missed_unless_excused(quarter, tmp_path):
    force_files.write(tmp_path, "2024-01", Kind.STOPS, [stop()])
    quarter("2024-01", publish=False)
    assert [
        (w["kind"], w["text"])
        for w in Batch.objects.latest("id").warnings
        if w["about"] == "missing"
    ] == [("street", "There is no file; 2023-10 to 2023-12 had one.")]

    SupplyNote.objects.create(
        month=Month(2024, 1),
        force_id=loaded_force(),
        kind=Kind.STREET,
        status=Coverage.Status.NOT_SUPPLIED,
        reason="The force has changed its records system.",
    )
    quarter("2024-01")

    assert Batch.objects.latest("id").warnings == []
    row = Coverage.objects.get(month=Month(2024, 1), force_slug="testshire", kind=Kind.STREET)
    assert row.status == Coverage.Status.NOT_SUPPLIED
    assert row.note == "The force has changed its records system."


def loaded_force() -> int:
    from forces.models import Force

    return Force.objects.get(slug="testshire").id
