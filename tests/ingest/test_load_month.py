"""Loading, publishing, replacing, withdrawing and restoring a month, by the operators' commands."""

import pytest
from django.core.management import CommandError, call_command

from crimes.models import Crime, Outcome
from ingest.models import Batch
from places.models import Lsoa, StreetPoint
from releases.kinds import Kind
from releases.models import Coverage, Release, Revision
from releases.month import Month
from releases.queries import is_published, published
from tests.ingest import force_files, loaded
from tests.ingest.force_files import crime, outcome, stop

JANUARY = Month(2024, 1)


def ids_by_crime() -> dict[str, int]:
    return {bytes(c.persistent_id or b"").hex(): c.id for c in Crime.objects.all()}


def ids():
    return sorted(Crime.objects.values_list("id", flat=True))


def test_nothing_is_public_until_published(load, tmp_path):
    force_files.write(tmp_path, "2024-01", Kind.STREET, [crime(1)])

    load(publish=False)
    assert not is_published(JANUARY)
    assert loaded.crimes() == []

    call_command("publish_month", "2024-01")
    assert is_published(JANUARY)
    assert len(loaded.crimes()) == 1


def test_what_a_force_did_not_supply_is_not_supplied_never_zero(load, tmp_path):
    force_files.write(
        tmp_path, "2024-01", Kind.STREET, [crime(1), crime(2, at=force_files.NOWHERE)]
    )

    load()

    status = {(c.force_slug, c.kind): c.status for c in Coverage.objects.all()}
    assert status["testshire", "street"] == Coverage.Status.SUPPLIED
    assert status["testshire", "outcomes"] == Coverage.Status.NOT_SUPPLIED
    assert status["otherton", "street"] == Coverage.Status.NOT_SUPPLIED
    street = Coverage.objects.get(force_slug="testshire", kind="street")
    assert (street.rows, street.rows_without_location) == (2, 1)


def test_loading_the_same_month_again_changes_nothing(load, tmp_path):
    # Wholly identical rows are several crimes at one map point.
    rows = [crime(1), crime(1), crime(2), crime(None, category="Anti-social behaviour")]
    force_files.write(tmp_path, "2024-01", Kind.STREET, rows)
    force_files.write(tmp_path, "2024-01", Kind.STOPS, [stop(), stop()])
    load()
    before = (ids(), loaded.crimes(), list(StreetPoint.objects.values_list("id", "name")))

    load()

    assert (ids(), loaded.crimes(), list(StreetPoint.objects.values_list("id", "name"))) == before
    assert Revision.objects.count() == 0


def test_a_revised_file_replaces_the_old_one_and_says_what_changed(load, tmp_path):
    path = force_files.write(tmp_path, "2024-01", Kind.STREET, [crime(1), crime(2), crime(3)])
    load()
    kept = ids_by_crime()

    # The first has an outcome now, the second is gone, two are new.
    revised = [crime(5), crime(1, outcome="Suspect charged"), crime(3), crime(4)]
    path.write_bytes(force_files.as_csv(Kind.STREET, revised))
    load()

    revision = Revision.objects.get()
    assert (revision.rows_before, revision.rows_after) == (3, 4)
    assert (revision.rows_added, revision.rows_removed, revision.outcomes_changed) == (2, 1, 1)
    after = ids_by_crime()
    for number in (1, 3):
        crime_id = force_files.crime_id(number)
        assert after[crime_id] == kept[crime_id]
    assert len(set(after.values())) == 4
    assert after[force_files.crime_id(5)] not in kept.values()


def test_restore_puts_the_version_before_the_last_load_back(load, tmp_path):
    path = force_files.write(tmp_path, "2024-01", Kind.STREET, [crime(1), crime(2)])
    load()
    first = loaded.crimes()
    path.write_bytes(force_files.as_csv(Kind.STREET, [crime(3)]))
    load()
    second = loaded.crimes()

    call_command("restore_month", "2024-01")
    assert loaded.crimes() == first
    assert loaded.by_squares().total() == 2
    assert Coverage.objects.get(force_slug="testshire", kind="street").rows == 2

    # Restoring once more undoes it.
    call_command("restore_month", "2024-01")
    assert loaded.crimes() == second
    assert loaded.by_squares().total() == 1


def test_withdraw_takes_a_month_back_and_publish_brings_it_again(load, tmp_path):
    force_files.write(tmp_path, "2024-01", Kind.STREET, [crime(1)])
    load()
    before = loaded.crimes()

    call_command("withdraw_month", "2024-01", note="The force asked for it.")
    assert published() == []
    assert loaded.crimes() == []
    assert Coverage.objects.count() == 0
    assert Release.objects.latest().note == "The force asked for it."

    call_command("publish_month", "2024-01")
    assert loaded.crimes() == before
    assert loaded.by_squares().total() == 1


def test_one_force_is_replaced_and_the_others_stay(load, tmp_path):
    force_files.write(tmp_path, "2024-01", Kind.STREET, [crime(1)])
    other = force_files.write(tmp_path, "2024-01", Kind.STREET, [crime(2)], force="otherton")
    load()
    other.write_bytes(force_files.as_csv(Kind.STREET, [crime(3), crime(4)]))

    load(forces=["otherton"])

    by_force = {(c["force"], c["crime_id"][-1]) for c in loaded.crimes()}
    assert by_force == {("testshire", "1"), ("otherton", "3"), ("otherton", "4")}
    assert Coverage.objects.get(force_slug="testshire", kind="street").rows == 1


def test_outcomes_reach_crimes_of_earlier_months_and_leave_them_again(load, tmp_path):
    force_files.write(tmp_path, "2024-01", Kind.STREET, [crime(1, outcome="Under investigation")])
    force_files.write(tmp_path, "2024-02", Kind.OUTCOMES, [outcome(1, month="2024-02")])
    load("2024-01")
    assert loaded.crimes()[0]["last_outcome"] == ("2024-01", "under-investigation")

    load("2024-02")
    assert loaded.crimes()[0]["last_outcome"] == ("2024-02", "charged")

    call_command("withdraw_month", "2024-02")
    assert loaded.crimes()[0]["last_outcome"] == ("2024-01", "under-investigation")


def test_an_outcome_whose_crime_is_not_known_is_kept(load, tmp_path):
    force_files.write(tmp_path, "2024-01", Kind.OUTCOMES, [outcome(99)])

    load()

    assert Outcome.objects.count() == 1


def test_the_lsoa_of_the_file_is_trusted_and_an_unknown_one_taken_up(load, tmp_path):
    row = crime(1, **{"LSOA code": "E01990077", "LSOA name": "Elsewhere 001A"})
    force_files.write(tmp_path, "2024-01", Kind.STREET, [row])

    load()

    # The point lies in the polygon of E01990001.
    assert loaded.crimes()[0]["lsoa"] == "E01990077"
    assert Lsoa.objects.get(code="E01990077").name == "Elsewhere 001A"


def test_files_of_2012_with_eastings_are_read(load, tmp_path):
    header = "Month,Reported by,Falls within,Easting,Northing,Location,Crime type,Context"
    rows = [
        # The easting and northing of Luton's Town Hall, near enough.
        "2012-04,Testshire,Testshire,509150,221500,On or near George Street,Burglary,",
        "2012-04,Testshire,Testshire,,,No Location,Violent crime,",
    ]
    content = "\r\n".join([header, *rows, ""]).encode()
    force_files.write(tmp_path, "2012-04", Kind.STREET, content)

    load("2012-04")

    here, nowhere = sorted(loaded.crimes(), key=lambda c: c["category"])
    assert here["position"] == (
        pytest.approx(-415_500, abs=2000),
        pytest.approx(51_880_500, abs=2000),
    )
    assert (nowhere["category"], nowhere["position"]) == ("violent-crime", None)


def test_a_zip_is_read_without_being_unpacked(testshire, tmp_path):
    from tests.ingest.test_bad_input import make_zip

    content = force_files.as_csv(Kind.STREET, [crime(1), crime(2)])
    archive = make_zip(tmp_path / "x.zip", {"2024-01/2024-01-testshire-street.csv": content})

    call_command("load_month", "2024-01", source=str(archive), publish=True)

    assert len(loaded.crimes()) == 2
    assert list(tmp_path.iterdir()) == [archive]


def test_load_archive_takes_every_month_between(testshire, tmp_path):
    for month in ("2023-11", "2023-12", "2024-01", "2024-02"):
        force_files.write(tmp_path, month, Kind.STREET, [crime(1, month=month)])

    span = ["--since", "2023-12", "--until", "2024-01"]
    call_command("load_archive", str(tmp_path), *span, "--publish")

    assert [str(month) for month in published()] == ["2023-12", "2024-01"]


@pytest.mark.parametrize("command", ["publish_month", "withdraw_month", "restore_month"])
def test_a_change_that_cannot_be_made_says_why(command, testshire):
    with pytest.raises(CommandError, match="2024-01"):
        call_command(command, "2024-01")


def test_only_one_earlier_version_is_kept(load, tmp_path):
    path = force_files.write(tmp_path, "2024-01", Kind.STREET, [crime(1)])
    for number in (2, 3, 4):
        load()
        path.write_bytes(force_files.as_csv(Kind.STREET, [crime(number)]))

    states = list(Batch.objects.order_by("id").values_list("state", flat=True))
    assert states == ["discarded", "previous", "published"]
