"""What is old and not needed is thrown away; nothing is that a version of a month came from."""

import datetime
import os
import time
from pathlib import Path

import pytest
from django.utils import timezone

from forces.models.membership import Role
from ingest import clearing
from ingest.models import AddedRows, Batch, Deed, ReferenceLoad, Upload
from releases.month import Month
from tests.builders import make_force
from tests.staff.people import make_person

pytestmark = pytest.mark.django_db

OLD = timezone.now() - datetime.timedelta(days=91)
JANUARY = Month(2024, 1)


@pytest.fixture(autouse=True)
def downloads(settings, tmp_path) -> Path:
    settings.DOWNLOADS_ROOT = str(tmp_path)
    return tmp_path


@pytest.fixture
def ann(db):
    return make_person(Role.OPERATOR)


def make_upload(by, *, started=OLD, name="january.zip", of="month") -> Upload:
    upload = Upload.objects.create(by=by, files={name: 3}, of=of, finished_at=started)
    Upload.objects.filter(pk=upload.pk).update(started_at=started)
    upload.folder.mkdir(parents=True)
    (upload.folder / name).write_text("abc")
    return upload


def make_batch(upload: Upload, state: str, **fields) -> Batch:
    source = str(upload.folder / "january.zip")
    return Batch.objects.create(month=JANUARY, source=source, state=state, **fields)


def make_load(kind="populations", *, changed=OLD, state="applied", **fields) -> ReferenceLoad:
    load = ReferenceLoad.objects.create(
        kind=kind, state=state, changed_at=changed, can_be_undone=True, **fields
    )
    AddedRows.objects.create(load=load, table="places_lsoapopulation", keys=["1"])
    return load


def test_an_old_upload_that_nothing_came_from_goes_and_the_log_says_so(ann):
    upload = make_upload(ann)

    clearing.throw_away_old()
    clearing.throw_away_old()

    upload.refresh_from_db()
    assert upload.thrown_away_at
    assert not upload.folder.exists()
    deed = Deed.objects.get()
    assert (deed.action, deed.by, deed.what) == ("clear", None, "january.zip")


def test_a_young_upload_stays(ann):
    upload = make_upload(ann, started=timezone.now() - datetime.timedelta(days=89))
    clearing.throw_away_old()
    assert upload.folder.exists()


@pytest.mark.parametrize(
    ("state", "stays"),
    [
        ("loading", True),
        ("loaded", True),
        ("published", True),
        ("previous", True),  # can be put back
        ("withdrawn", True),  # can be published again
        ("failed", False),
        ("discarded", False),
        ("rehearsed", False),
    ],
)
def test_what_a_version_came_from_stays_while_the_version_does(ann, state, stays):
    upload = make_upload(ann)
    make_batch(upload, state)
    clearing.throw_away_old()
    assert upload.folder.exists() == stays


def test_a_version_that_took_over_a_file_needs_the_source_of_that_one_too(ann):
    first, second = make_upload(ann), make_upload(ann)
    earlier = make_batch(first, "discarded")
    later = make_batch(second, "published", based_on=earlier)
    files = {"force": make_force(), "kind": "street", "name": "a.csv", "size": 3}
    file = later.files.create(**files, taken_over=True)

    clearing.throw_away_old()
    assert first.folder.exists()

    file.delete()
    clearing.throw_away_old()
    assert not first.folder.exists()
    assert second.folder.exists()


def test_of_reference_data_the_newest_load_of_each_kind_stays(ann):
    uploads = [make_upload(ann, of="reference", name="a.csv") for _ in range(3)]
    older = make_load(upload=uploads[0])
    newest = make_load(upload=uploads[1])
    undone = make_load(upload=uploads[2], state="undone")

    clearing.throw_away_old()

    assert [upload.folder.exists() for upload in uploads] == [False, True, False]
    kept = [load.added_rows.exists() for load in (older, newest, undone)]
    assert kept == [False, True, False]
    older.refresh_from_db()
    assert not older.can_be_undone


def test_old_fetched_zips_go_unless_a_version_came_from_them(downloads):
    needed, old, young = (downloads / f"abc-{name}.zip" for name in ("needed", "old", "young"))
    for path in (needed, old, young):
        path.write_text("abc")
    long_ago = time.time() - 91 * 24 * 3600
    for path in (needed, old):
        os.utime(path, (long_ago, long_ago))
    Batch.objects.create(month=JANUARY, source=str(needed), state="published")

    clearing.throw_away_old()

    assert [path.exists() for path in (needed, old, young)] == [True, False, True]
