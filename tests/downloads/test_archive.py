"""`/data/archive/`: whole months, their digests, parts of files, single files, the manifest."""

import hashlib
import io
import os
import zipfile

import pytest

from downloads import archives, official_csv
from downloads.models import PublicFile
from releases.models import Coverage, PublishedMonth, Release
from releases.month import Month
from tests import databases
from tests.builders import make_crime, make_force, publish
from tests.downloads.conftest import delete_stored_files

MONTHS = ["2024-01", "2024-02", "2024-03"]
STREET = "2024-01/2024-01-testshire-street.csv"


def make_archives() -> None:
    """Three public months of two forces, and their archives."""
    make_force("testshire", name="Testshire Police")
    make_force("otherton", name="Otherton Police")
    for month in MONTHS:
        make_crime(month=month)
    publish(*MONTHS, not_supplied=["otherton"])
    archives.make_due()


@pytest.fixture(scope="module")
def archived_database(migrated_database, django_db_blocker):
    name = f"test_archived_{os.getpid()}"
    with (
        django_db_blocker.unblock(),
        databases.created(name, template=migrated_database),
        databases.used(name),
    ):
        make_archives()
        yield name
        delete_stored_files()


@pytest.fixture
def archived(archived_database, django_db_blocker):
    """Look at them."""
    with django_db_blocker.unblock(), databases.looked_at(archived_database):
        yield


@pytest.fixture
def archives_to_change(own_database, no_files_left):
    """Archives for a test that makes some anew: files are not undone as rows are."""
    make_archives()


def content_of(response) -> bytes:
    return response.getvalue()


def members(content: bytes) -> list[str]:
    return zipfile.ZipFile(io.BytesIO(content)).namelist()


def test_the_latest_has_every_month_and_each_archive_its_own(archived, program):
    latest = content_of(program.get("/data/archive/latest.zip"))
    february = content_of(program.get("/data/archive/2024-02.zip"))

    assert members(latest) == [f"{m}/{m}-testshire-street.csv" for m in MONTHS]
    assert members(february) == [f"{m}/{m}-testshire-street.csv" for m in MONTHS[:2]]
    assert latest == content_of(program.get("/data/archive/2024-03.zip"))


def test_the_digests_on_the_page_are_those_of_the_files(archived, program):
    page = program.get("/data/archive/").content.decode()

    for name in ("latest.zip", "2024-02.zip"):
        content = content_of(program.get(f"/data/archive/{name}"))
        assert hashlib.md5(content).hexdigest() in page
        assert hashlib.sha256(content).hexdigest() in page


def test_the_manifest_leads_to_every_archive_and_file(archived, program):
    manifest = program.get("/data/archive/manifest.json").json()

    assert [one["last_month"] for one in manifest["archives"]] == MONTHS[::-1]
    for one in manifest["archives"]:
        content = content_of(program.get(one["url"]))
        assert (len(content), hashlib.md5(content).hexdigest()) == (one["size"], one["md5"])
    assert [
        (one["month"], one["force"], one["kind"], one["rows"]) for one in manifest["files"]
    ] == [(month, "testshire", "street", 1) for month in MONTHS]
    for one in manifest["files"]:
        assert content_of(program.get(one["url"])).startswith(b"Crime ID,Month,")


def test_a_single_file_is_the_member_of_the_zip(archived, program):
    latest = content_of(program.get("/data/archive/latest.zip"))

    single = program.get(f"/data/archive/{STREET}")

    assert content_of(single) == zipfile.ZipFile(io.BytesIO(latest)).read(STREET)
    assert single["Content-Type"] == "text/csv; charset=utf-8"
    again = program.get(f"/data/archive/{STREET}", headers={"If-None-Match": single["ETag"]})
    assert again.status_code == 304
    head = program.head(f"/data/archive/{STREET}")
    assert (head["ETag"], content_of(head)) == (single["ETag"], b"")
    assert "Content-Length" not in head


def test_a_month_lists_its_files(archived, program):
    page = program.get("/data/archive/2024-01/").content.decode()

    assert f'href="/data/archive/{STREET}"' in page
    assert "otherton-street.csv" not in page


@pytest.mark.parametrize(
    ("asked", "first", "end"),
    [("bytes=0-9", 0, 10), ("bytes=10-", 10, None), ("bytes=-22", -22, None), ("bytes=5-5", 5, 6)],
)
def test_sends_the_part_that_is_asked_for(archived, program, asked, first, end):
    whole = content_of(program.get("/data/archive/latest.zip"))

    part = program.get("/data/archive/latest.zip", headers={"Range": asked})

    assert part.status_code == 206
    assert content_of(part) == whole[first:end]
    start = len(whole) + first if first < 0 else first
    last = (end or len(whole)) - 1
    assert part["Content-Range"] == f"bytes {start}-{last}/{len(whole)}"
    assert part["Content-Length"] == str(last - start + 1)


@pytest.mark.parametrize("asked", ["bytes=-", "bytes=a-b", "lines=1-2", "bytes=0-1,5-6", "bytes"])
def test_sends_everything_when_the_range_is_none_that_we_know(archived, program, asked):
    assert program.get("/data/archive/latest.zip", headers={"Range": asked}).status_code == 200


@pytest.mark.parametrize(
    "asked", ["bytes=99999999-", "bytes=9-5", "bytes=-0", f"bytes={'9' * 99}-"]
)
def test_says_when_there_is_no_such_part(archived, program, asked):
    response = program.get("/data/archive/latest.zip", headers={"Range": asked})

    assert response.status_code == 416
    assert response["Content-Range"].startswith("bytes */")


def test_a_download_goes_on_only_if_the_file_is_still_the_same(archived, program):
    whole = program.get("/data/archive/latest.zip")

    def go_on(if_range):
        headers = {"Range": "bytes=10-", "If-Range": if_range}
        return program.get("/data/archive/latest.zip", headers=headers).status_code

    assert go_on(whole["ETag"]) == 206
    assert go_on(whole["Last-Modified"]) == 206
    assert go_on('"another file"') == 200


def test_a_known_file_is_not_sent_again(archived, program):
    etag = program.get("/data/archive/latest.zip")["ETag"]

    again = program.get("/data/archive/latest.zip", headers={"If-None-Match": etag})

    assert again.status_code == 304


def test_is_not_compressed_twice_and_names_its_licence(archived, program):
    response = program.get("/data/archive/latest.zip", headers={"Accept-Encoding": "gzip"})

    assert "Content-Encoding" not in response
    assert response["Accept-Ranges"] == "bytes"
    assert 'rel="license"' in response["Link"]
    assert "Open Government Licence" in response["X-Attribution"]
    comment = zipfile.ZipFile(io.BytesIO(content_of(response))).comment.decode()
    assert "Open Government Licence" in comment


@pytest.mark.parametrize("name", ["latest.zip", "manifest.json", STREET])
def test_scripts_of_other_sites_may_read_it_and_see_its_licence(archived, program, name):
    response = program.get(f"/data/archive/{name}")

    assert response["Access-Control-Allow-Origin"] == "*"
    assert 'rel="license"' in response["Link"]
    assert "Link" in response["Access-Control-Expose-Headers"]


def test_only_the_latest_is_made_again_when_data_changes(archives_to_change, program):
    before = {row.name: row.sha256 for row in PublicFile.objects.all()}
    make_crime(month="2024-01", street="Mill Lane")
    Release.objects.create(action=Release.Action.PUBLISH, month=Month(2024, 1))

    archives.make_due()

    after = {row.name: row.sha256 for row in PublicFile.objects.all()}
    assert {name for name in after if after[name] != before[name]} == {"2024-03.zip"}


def test_what_is_withdrawn_is_in_no_archive(archives_to_change, program):
    PublishedMonth.objects.filter(month=Month(2024, 2)).delete()
    Coverage.objects.filter(month=Month(2024, 2)).delete()
    Release.objects.create(action=Release.Action.WITHDRAW, month=Month(2024, 2))

    # At once, before anything is made anew.
    assert program.get("/data/archive/2024-02.zip").status_code == 404
    assert program.get("/data/archive/2024-03.zip").status_code == 404
    now = content_of(program.get("/data/archive/latest.zip"))
    assert members(now) == ["2024-01/2024-01-testshire-street.csv"]

    archives.make_due()

    latest = content_of(program.get("/data/archive/latest.zip"))
    assert members(latest) == [f"{m}/{m}-testshire-street.csv" for m in ("2024-01", "2024-03")]
    assert program.get("/data/archive/2024-02.zip").status_code == 404


@pytest.mark.parametrize(
    "address",
    [
        "2024-01/2024-01-otherton-street.csv",
        "2024-01/2024-02-testshire-street.csv",
        "2024-04/",
        "2024-13/",
        "2024-04.zip",
        "1999-99/1999-99-testshire-street.csv",
        "2024-01/..%2F..%2Fmanage.py",
    ],
)
def test_what_is_not_there_is_not_found(archived, program, address):
    assert program.get(f"/data/archive/{address}").status_code == 404


def test_memory_does_not_grow_with_the_rows(doggerland):
    pieces = list(official_csv.one_file(Month(2026, 9), official_csv.Kind.STREET, "doggerland"))

    assert len(pieces) > 3
    assert max(map(len, pieces)) < 2 * official_csv.PIECE
