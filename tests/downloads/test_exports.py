"""Custom downloads made by a real worker, one of which is killed."""

import contextlib
import subprocess
import time
from datetime import timedelta

import psutil
import psycopg
import pytest
from django.utils import timezone

from downloads import exports, stored
from downloads.models import Export
from releases.kinds import Kind
from releases.models import Release
from releases.month import Month
from tests import databases, workers
from tests.builders import make_crime, make_force, publish
from tests.downloads.conftest import SECONDS, ask, download, files_of, wait_for

ONE_FILE = {
    "date_from": "2024-01",
    "date_to": "2024-01",
    "forces": "testshire",
    "include_crime": "on",
}
CRIME_ID = "2e4d" * 16


@pytest.fixture
def one_month(own_database, no_files_left):
    make_force("testshire", name="Testshire & Coast Police")
    make_crime(street="Mill Lane", persistent_id=CRIME_ID, outcome="penalty-notice-issued")
    make_crime(category="anti-social-behaviour", at=None)
    make_crime(category="robbery", context='He said "stop",\nand ran')
    publish("2024-01")


def test_a_file_has_the_official_name_header_and_values(one_month, worker, program):
    files = download(program, **ONE_FILE)

    assert list(files) == ["2024-01/2024-01-testshire-street.csv"]
    force = "Testshire & Coast Police"
    assert files["2024-01/2024-01-testshire-street.csv"].decode() == (
        "Crime ID,Month,Reported by,Falls within,Longitude,Latitude,Location,LSOA code,LSOA name,"
        "Crime type,Last outcome category,Context\r\n"
        f"{CRIME_ID},2024-01,{force},{force},2.500000,54.500000,On or near Mill Lane,,,"
        "Burglary,Offender given penalty notice,\r\n"
        f",2024-01,{force},{force},,,No Location,,,Anti-social behaviour,,\r\n"
        f",2024-01,{force},{force},2.500000,54.500000,On or near High Street,,,"
        'Robbery,,"He said ""stop"",\nand ran"\r\n'
    )


def test_the_page_has_the_link_when_the_file_is_ready(one_month, worker, program):
    address = ask(program, **ONE_FILE)
    found = wait_for(program, address)

    page = program.get(address).content.decode()

    assert f'<a class="govuk-button" href="{found["url"]}">' in page
    assert found["percent"] == 100


def test_a_killed_worker_s_export_is_made_by_another(one_month, program, own_database_name):
    queue = f"{own_database_name}_killed"
    url = databases.url_of(own_database_name)
    with workers.running(url, queue) as worker, nobody_reads_crimes(own_database_name):
        address = ask(program, **ONE_FILE)
        until_begun(Export.objects.get())
        kill(worker)
    assert program.get(address.replace("fetch", "progress")).json()["status"] == "pending"

    Export.objects.update(queued_at=timezone.now() - timedelta(minutes=2))
    with workers.running(url, f"{queue}_2"):
        exports.continue_unfinished()
        found = wait_for(program, address)

    assert found["status"] == "ready"
    assert len(files_of(program, found["url"])) == 1


@contextlib.contextmanager
def nobody_reads_crimes(database: str):
    """Hold a lock for which a worker waits in the middle of its work."""
    address = databases.url_of(database).replace("postgis://", "postgresql://")
    with psycopg.connect(address) as other:
        other.execute("LOCK TABLE crimes_crime IN ACCESS EXCLUSIVE MODE")
        yield
        other.rollback()


def until_begun(export: Export) -> None:
    until = time.monotonic() + SECONDS
    while not Export.objects.filter(id=export.id, attempts=1).exists():
        assert time.monotonic() < until, "No worker has begun."
        time.sleep(0.1)


def kill(worker: subprocess.Popen) -> None:
    """Kill a worker and its children, as when the machine runs out of memory."""
    parent = psutil.Process(worker.pid)
    for process in [*parent.children(recursive=True), parent]:
        process.kill()
    worker.wait()


@pytest.fixture
def no_worker(one_month, monkeypatch):
    """Tell no worker of what is asked for: the one of earlier tests may still be there."""
    monkeypatch.setattr("downloads.exports._send", lambda export: None)


def test_gives_up_what_cannot_be_made(no_worker, program, monkeypatch):
    export = exports.ask(question(), "")

    def fails(*_args, **_kwargs):
        raise OSError("No space left on device")

    monkeypatch.setattr("downloads.zips.write", fails)
    for _ in range(exports.MOST_ATTEMPTS):
        with pytest.raises(OSError):
            exports.make(str(export.id))
    exports.make(str(export.id))

    page = program.get(f"/data/fetch/{export.id}/").content.decode()
    assert "could not be made" in page
    assert program.get(f"/data/progress/{export.id}/").json()["status"] == "failed"


def test_begins_anew_when_a_month_is_published_meanwhile(no_worker, program, monkeypatch):
    export = exports.ask(question(), "")
    write = exports.zips.write

    def write_while_publishing(path, todo, **how):
        if not Release.objects.filter(month=Month(2024, 2)).exists():
            publish("2024-02")
        write(path, todo, **how)

    monkeypatch.setattr("downloads.zips.write", write_while_publishing)
    exports.make(str(export.id))
    export.refresh_from_db()
    assert export.state == Export.State.PENDING

    exports.make(str(export.id))
    export.refresh_from_db()
    assert export.state == Export.State.READY
    assert export.release == Release.objects.latest().id


def test_a_file_is_deleted_after_its_time_and_who_asked_is_forgotten(no_worker, program):
    export = exports.ask(question(), "somebody")
    exports.make(str(export.id))
    export.refresh_from_db()
    long_ago = timezone.now() - timedelta(days=4)
    Export.objects.update(finished_at=long_ago, created_at=long_ago)

    exports.clear_away()

    assert not stored.storage().exists(export.name)
    assert Export.objects.get().caller == ""
    assert "no longer kept" in program.get(f"/data/fetch/{export.id}/").content.decode()


def test_a_file_with_a_withdrawn_month_is_not_given_out(no_worker, program):
    export = exports.ask(question(), "")
    exports.make(str(export.id))
    found = program.get(f"/data/progress/{export.id}/").json()
    assert program.get(found["url"]).status_code == 200

    Release.objects.create(action=Release.Action.WITHDRAW, month=Month(2024, 1))

    assert program.get(found["url"]).status_code == 404
    assert program.get(f"/data/progress/{export.id}/").json()["status"] == "expired"


def question() -> exports.Question:
    return exports.Question(Month(2024, 1), Month(2024, 1), ("testshire",), (Kind.STREET,))
