"""What a load warns of, as an operator reads it after `load_month`."""

import pytest
from django.core.management import call_command

from ingest.models import Batch, Problem, SupplyNote
from places.models import StreetPoint
from releases.kinds import Kind
from releases.models import Coverage, Release
from releases.month import Month
from releases.queries import published
from tests.ingest import force_files, loaded
from tests.ingest.force_files import crime, outcome, stop

BEFORE = ["2023-10", "2023-11", "2023-12"]


def crimes(month: str, number: int, **fields) -> list[dict]:
    """Return that many burglaries, with Crime IDs that no other month has."""
    start = int(month.replace("-", "")) * 1000
    return [
        crime(start + n, month=month, **{"Location": f"On or near Street {n}", **fields})
        for n in range(number)
    ]


@pytest.fixture
def quarter(load, tmp_path):
    """Three public months of 60 burglaries and 20 thefts each."""
    for month in BEFORE:
        rows = [
            *crimes(month, 60),
            *(row | {"Crime type": "Other theft"} for row in crimes(f"{month[:6]}9", 20)),
        ]
        for row in rows:
            row["Month"] = month
        force_files.write(tmp_path, month, Kind.STREET, rows)
        load(month)
    return load


def warnings_of(load, tmp_path, rows, **options) -> dict[str, str]:
    force_files.write(tmp_path, "2024-01", Kind.STREET, rows)
    load("2024-01", publish=False, **options)
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


def test_the_month_before_under_another_name(quarter, tmp_path):
    december = (tmp_path / "2023-12" / "2023-12-testshire-street.csv").read_bytes()

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


def test_what_came_in_part_counts_for_no_level_and_says_why(load, tmp_path):
    SupplyNote.objects.create(
        month=Month(2024, 1),
        force_id=loaded_force(),
        kind=Kind.STREET,
        status=Coverage.Status.PARTLY,
        reason="The last week is missing.",
    )
    force_files.write(tmp_path, "2024-01", Kind.STREET, [crime(1)])
    load()

    row = Coverage.objects.get(force_slug="testshire", kind=Kind.STREET)
    assert (row.status, row.rows, row.note) == ("partly", 1, "The last week is missing.")


def test_a_dry_run_tells_all_and_keeps_nothing(load, tmp_path, capfd):
    path = force_files.write(tmp_path, "2024-01", Kind.STREET, [crime(1), crime(2)])
    load()
    before = (loaded.crimes(), list(StreetPoint.objects.values_list("id", flat=True)))
    releases = Release.objects.filter(action=Release.Action.PUBLISH).count()

    revised = [
        crime(1),
        crime(3, Location="On or near New Road", Longitude="2.501"),
        crime(4, month="2023-12"),
    ]
    path.write_bytes(force_files.as_csv(Kind.STREET, revised))
    force_files.write(tmp_path, "2024-01", Kind.OUTCOMES, [outcome(1)])
    load(publish=False, dry_run=True)

    batch = Batch.objects.latest("id")
    assert batch.state == Batch.State.REHEARSED
    assert Problem.objects.filter(file__batch=batch).values_list("line", flat=True).get() == 4
    told = capfd.readouterr().err
    assert "2024-01: 3 rows of 2 files, 1 rows set aside" in told
    assert "Differs: testshire street: 2 rows before, 2 now; 1 added, 1 removed" in told
    assert (loaded.crimes(), list(StreetPoint.objects.values_list("id", flat=True))) == before
    assert Release.objects.filter(action=Release.Action.PUBLISH).count() == releases
    assert published() == [Month(2024, 1)]
    # The next load finds nothing of it in its way.
    call_command("load_month", "2024-01", source=str(tmp_path), publish=True)
    assert len(loaded.crimes()) == 2


def loaded_force() -> int:
    from forces.models import Force

    return Force.objects.get(slug="testshire").id
