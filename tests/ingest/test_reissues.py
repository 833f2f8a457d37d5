"""The zip of the newest month is put there again under the same name: noticed, told, not loaded."""

import hashlib

import pytest
from django.core import mail

from ingest import looking
from ingest.models import Batch, Look
from releases.kinds import Kind
from releases.month import Month
from tests import builders
from tests.ingest import official_site
from tests.ingest.force_files import as_csv, crime, zipped

JANUARY = Month(2024, 1)
PATH = "/2024-01.zip"
HERE = [crime(1)]


@pytest.fixture
def official(db, settings, tmp_path):
    """An official site whose zip of January holds what is here."""
    batch = Batch.objects.create(month=JANUARY, source="upload", state=Batch.State.PUBLISHED)
    batch.files.create(
        force=builders.make_force("testshire"), kind=Kind.STREET, name="a.csv", size=1,
        state="loaded", rows_read=len(HERE),
        sha256=hashlib.sha256(as_csv(Kind.STREET, HERE)).hexdigest(),
    )  # fmt: skip
    settings.DOWNLOADS_ROOT = str(tmp_path)
    settings.OPERATORS_MAIL = ["operators@example.org"]
    with official_site.running() as site:
        settings.OFFICIAL_ADDRESS = f"{site.address}/{{month}}.zip"
        site.answers[PATH], site.marks[PATH] = zipped("2024-01", HERE), '"first"'
        yield site


@pytest.fixture
def known(official):
    """The same, when it has been compared."""
    assert look().text == (
        "2024-02 is not there yet. The zip of 2024-01 was compared for the first time: its files "
        "are as here."
    )
    return official


def look() -> Look:
    looking.look()
    return Look.objects.latest("id")


def put_there_again(site, rows, kind=Kind.STREET) -> None:
    site.answers[PATH], site.marks[PATH] = zipped("2024-01", rows, kind), '"second"'


def test_the_same_zip_is_neither_fetched_again_nor_told(known):
    looked = look()

    assert looked.result == Look.Result.NOTHING_NEW
    assert looked.text.endswith("The zip of 2024-01 is the one that was there before.")
    assert known.given == [PATH]
    assert mail.outbox == []


def test_another_zip_is_told_once_and_not_loaded(known):
    put_there_again(known, [crime(2)])  # as many rows as here; one is another

    looked = look()

    assert (looked.result, looked.month) == (Look.Result.REISSUED, JANUARY)
    (told,) = mail.outbox
    assert "Another zip of 2024-01" in told.subject
    assert "testshire street: 1 rows as here, but not the same" in told.body
    assert "/admin/months/" in told.body
    assert Batch.objects.count() == 1

    assert look().result == Look.Result.NOTHING_NEW
    assert len(mail.outbox) == 1


def test_a_zip_with_the_same_files_is_told_too(known):
    put_there_again(known, HERE)

    assert look().result == Look.Result.REISSUED
    assert "its files are as here" in mail.outbox[-1].body
    assert "To load the month again" not in mail.outbox[-1].body


def test_it_is_loaded_where_that_is_chosen(known, settings):
    settings.LOOK_RELOADS = True
    put_there_again(known, [crime(1), crime(3)])

    looked = look()

    assert looked.result == Look.Result.LOADING
    assert looked.batch.source == looked.source
    assert looked.batch.files.get().state == "waiting"
    assert not looked.batch.publish_when_loaded


def test_a_month_that_came_otherwise_is_compared_the_first_time(official):
    put_there_again(official, [], kind=Kind.OUTCOMES)

    assert look().revised == {
        "2024-01": [
            "testshire outcomes: not here, 0 rows there",
            "testshire street: here, not there",
        ]
    }
    assert "Another zip of 2024-01" in mail.outbox[-1].subject


def test_nothing_is_compared_while_the_month_is_being_loaded(known):
    put_there_again(known, [crime(2)])
    Batch.objects.create(month=JANUARY, state=Batch.State.LOADING, source="elsewhere")

    assert look().text == "2024-02 is not there yet."
    assert known.given == [PATH]


def test_what_cannot_be_had_whole_is_told_and_what_was_known_stays_known(known):
    known.answers[PATH], known.marks[PATH] = known.answers[PATH][:100], '"half"'
    assert look().result == Look.Result.FAILED
    assert "not a whole zip file" in mail.outbox[-1].body

    put_there_again(known, HERE)
    known.marks[PATH] = '"first"'
    assert look().result == Look.Result.NOTHING_NEW
