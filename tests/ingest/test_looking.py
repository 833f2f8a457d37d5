"""The timetable's look for a new month, against a server that stands in for the official site."""

import io
import zipfile

import pytest
from django.core import mail

from ingest import looking
from ingest.models import Batch, Look
from releases.kinds import Kind
from releases.month import Month
from releases.queries import published
from tests.ingest import force_files, loaded, official_site
from tests.ingest.force_files import crime, zipped
from tests.ingest.waits import until


@pytest.fixture
def official(load, settings, tmp_path):
    """An official site, of which January 2024 has been loaded and published."""
    force_files.write(tmp_path, "2024-01", Kind.STREET, [crime(1)])
    load()
    settings.DOWNLOADS_ROOT = str(tmp_path / "downloads")
    settings.OPERATORS_MAIL = ["operators@example.org"]
    with official_site.running() as site:
        settings.OFFICIAL_ADDRESS = f"{site.address}/{{month}}.zip"
        yield site


def look() -> Look:
    """Look, and wait for what follows, as the timetable would."""
    looking.look()
    looked = Look.objects.latest("id")
    if looked.result == Look.Result.LOADING:
        until(_is_told)
        looked.refresh_from_db()
    return looked


def _is_told() -> bool:
    looking.tell_of_loads()
    return Look.objects.latest("id").result != Look.Result.LOADING


def test_a_new_month_is_loaded_and_waits_for_a_person(official):
    rows = [crime(n, month="2024-02") for n in range(20)]
    official.answers["/2024-02.zip"] = zipped("2024-02", rows)

    looked = look()

    assert looked.result == Look.Result.TOLD
    assert Batch.objects.get(month=Month(2024, 2)).state == Batch.State.LOADED
    assert published() == [Month(2024, 1)]
    told = mail.outbox[-1]
    assert told.to == ["operators@example.org"]
    assert "2024-02 is loaded, and waits for you" in told.subject
    assert "/admin/months/2024-02/" in told.body


def test_a_new_month_publishes_itself_where_that_is_chosen(official, settings):
    settings.LOOK_PUBLISHES = True
    rows = [crime(2, month="2024-02")]
    official.answers["/2024-02.zip"] = zipped("2024-02", rows)

    look()

    assert published() == [Month(2024, 1), Month(2024, 2)]
    assert "2024-02 is public" in mail.outbox[-1].subject


def test_but_not_with_a_warning(official, settings):
    settings.LOOK_PUBLISHES = True
    lost = [crime(n, month="2024-02", at=force_files.NOWHERE) for n in range(20)]
    official.answers["/2024-02.zip"] = zipped("2024-02", lost)

    look()

    assert published() == [Month(2024, 1)]
    assert Batch.objects.get(month=Month(2024, 2)).state == Batch.State.LOADED
    assert "100% have no location" in mail.outbox[-1].body


def test_an_earlier_month_that_is_otherwise_there_is_told(official):
    whole = io.BytesIO()
    with zipfile.ZipFile(whole, "w") as archive:
        for name, rows in {
            "2024-02-testshire-street": [crime(2, month="2024-02")],
            "2024-01-testshire-street": [crime(1), crime(3), crime(4)],  # one is here
            "2024-01-testshire-outcomes": [],  # came late
            "2024-01-mars-street": [crime(1)],  # no force of ours
            "2023-12-testshire-street": [crime(1, month="2023-12")],  # never loaded here
        }.items():
            kind = Kind(name.split("-", 3)[3])
            archive.writestr(f"{name}.csv", force_files.as_csv(kind, rows))
    official.answers["/2024-02.zip"] = whole.getvalue()

    looked = look()

    assert looked.revised == {
        "2024-01": [
            "testshire outcomes: not here, 0 there",
            "testshire street: 1 rows here, 3 there",
        ]
    }
    assert "Earlier months differ there" in mail.outbox[-1].body
    assert "2024-01: testshire street: 1 rows here, 3 there" in mail.outbox[-1].body
    assert looked.text.endswith("1 earlier month differs.")


def test_no_new_month(official):
    assert look().result == Look.Result.NOTHING_NEW
    assert official.asked == ["/2024-02.zip", "/2024-01.zip"]
    assert mail.outbox == []


def test_what_cannot_be_had_whole_changes_nothing_and_is_told(official, settings):
    settings.FETCH_PATIENCE_SECONDS = 1
    whole = zipped("2024-02", [crime(n, month="2024-02") for n in range(500)])
    before = loaded.crimes()

    # Half-uploaded: the server gives out what it has as if it were all.
    official.answers["/2024-02.zip"] = whole[: len(whole) // 2]
    assert look().result == Look.Result.FAILED
    assert "not a whole zip file" in mail.outbox[-1].body

    official.answers["/2024-02.zip"] = 500
    assert look().result == Look.Result.FAILED

    official.answers["/2024-02.zip"] = whole
    official.trickling.add("/2024-02.zip")
    assert "too slowly" in look().text

    official.redirects["/2024-02.zip"] = "http://169.254.169.254/2024-02.zip"
    assert "private network" in look().text

    assert len(mail.outbox) == 4
    assert Batch.objects.filter(month=Month(2024, 2)).count() == 0
    assert (loaded.crimes(), published()) == (before, [Month(2024, 1)])

    # The next look finds it whole.
    official.trickling.clear()
    official.redirects.clear()
    assert look().result == Look.Result.TOLD


def test_a_look_that_was_cut_short_is_noticed_by_the_next(official):
    Look.objects.create(address="http://example.org/2024-02.zip", month=Month(2024, 2))

    look()

    assert Look.objects.earliest("id").text == "It was cut short."
