"""Files sent in parts, whole, again, broken off, and wrong."""

import io
import zipfile

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile
from django.urls import reverse

from forces.models.membership import Role
from ingest import doing, receiving
from ingest.models import Batch, Deed, Upload
from releases.kinds import Kind
from tests import builders
from tests.ingest import force_files
from tests.ingest.force_files import crime
from tests.staff.people import browser, make_person

NAME = "2024-01-testshire-street.csv"


@pytest.fixture
def operator(db):
    builders.make_force("testshire")
    return browser(make_person(Role.OPERATOR))


def street(rows=3) -> bytes:
    return force_files.as_csv(Kind.STREET, [crime(n) for n in range(rows)])


def zipped(**files: bytes) -> bytes:
    content = io.BytesIO()
    with zipfile.ZipFile(content, "w") as archive:
        for name, data in files.items():
            archive.writestr(f"2024-01/{name}.csv", data)
    return content.getvalue()


def announce(operator, **files: int) -> dict:
    sent = {"names": list(files), "sizes": list(files.values())}
    return operator.post(reverse("desk:uploads"), sent).json()


def send(operator, address, name, offset, content: bytes):
    return operator.post(
        address,
        content,
        content_type="application/octet-stream",
        headers={"Upload-Name": name, "Upload-Offset": str(offset)},
    )


def test_a_file_in_parts_goes_on_where_it_stopped(operator):
    content = street(200)
    begun = announce(operator, **{NAME: len(content)})
    assert begun["received"] == {NAME: 0}
    assert send(operator, begun["part"], NAME, 0, content[:5000]).status_code == 200

    # The line breaks. The same file again: what has come is known.
    again = announce(operator, **{NAME: len(content)})
    assert again["part"] == begun["part"]
    assert again["received"] == {NAME: 5000}
    # A part that has come already does not come twice.
    twice = send(operator, again["part"], NAME, 0, content[:5000])
    assert (twice.status_code, twice.json()["received"]) == (409, {NAME: 5000})
    send(operator, again["part"], NAME, 5000, content[5000:])

    page = operator.get(again["page"]).content.decode()
    assert "testshire" in page
    assert "Load 2024-01" in page
    upload = Upload.objects.get()
    assert (upload.folder / NAME).read_bytes() == content
    assert Deed.objects.get().what == NAME


def test_a_zip_by_the_plain_form_and_what_is_in_it(operator):
    content = zipped(**{"2024-01-testshire-street": street(), "2024-01-mars-street": street()})
    file = SimpleUploadedFile("january.zip", content)

    page = operator.post(reverse("desk:uploads"), {"files": [file]}, follow=True)

    text = page.content.decode()
    assert "mars, testshire" in text
    assert "not known here: mars" in text
    operator.post(page.redirect_chain[-1][0], {"month": "2024-01", "dry-run": "1"})
    deed = Deed.objects.get(action=Deed.Action.DRY_RUN)
    assert deed.asked["source"] == str(receiving.source(Upload.objects.get()))


def test_all_months_of_an_archive_the_oldest_first(operator):
    names = ("2024-01-testshire-street", "2023-12-testshire-street", "2024-02-testshire-street")
    file = SimpleUploadedFile("archive.zip", zipped(**dict.fromkeys(names, street())))
    page = operator.post(reverse("desk:uploads"), {"files": [file]}, follow=True)
    assert "Load all 3 months" in page.content.decode()

    operator.post(page.redirect_chain[-1][0], {"month": "all", "publish": "on"})

    deeds = Deed.objects.filter(action=Deed.Action.LOAD).order_by("id")
    assert [str(deed.month) for deed in deeds] == ["2023-12", "2024-01", "2024-02"]
    for deed in deeds:
        doing.do(deed.id)
    batches = Batch.objects.order_by("month")
    assert [(b.publish_when_loaded, b.only_without_warnings) for b in batches] == [(True, True)] * 3
    assert "data-busy" in operator.get(reverse("desk:months")).content.decode()


def test_what_is_no_force_file_is_refused_before_it_is_sent(operator):
    for names in (
        ["crimes.csv"],
        ["../2024-01-testshire-street.csv"],
        ["a.zip", "b.zip"],
        ["../a.zip"],
    ):
        told = announce(operator, **dict.fromkeys(names, 10))
        assert "is neither a force file" in told["error"], names
    assert Upload.objects.count() == 0


def test_a_file_that_is_larger_than_the_disk_is_refused(operator):
    assert "room" in announce(operator, **{NAME: 10**15})["error"]


def test_more_than_was_announced_is_refused(operator):
    begun = announce(operator, **{NAME: 10})
    assert send(operator, begun["part"], NAME, 0, bytes(11)).status_code == 400
    assert send(operator, begun["part"], "other.csv", 0, bytes(1)).status_code == 400


def test_a_broken_zip_is_told_and_cannot_be_loaded(operator):
    content = zipped(**{"2024-01-testshire-street": street()})[:-30]
    file = SimpleUploadedFile("january.zip", content)
    page = operator.post(reverse("desk:uploads"), {"files": [file]}, follow=True).content.decode()
    assert "not a whole zip file" in page
    assert "Load 2024-01" not in page


def test_another_operator_sends_no_parts_of_mine(operator):
    begun = announce(operator, **{NAME: 10})
    other = browser(make_person(Role.OPERATOR, email="bob@police.example"))
    assert send(other, begun["part"], NAME, 0, bytes(5)).status_code == 404
