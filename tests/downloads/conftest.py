"""Downloads are asked for as programs do: the form, the progress, the file."""

import re
import time
import zipfile
from io import BytesIO

import pytest
from django.test import Client

from downloads import stored
from downloads.models import Export, PublicFile

SECONDS = 120


@pytest.fixture(autouse=True)
def plain_static_files(settings):
    """Name static files as they are; fingerprints would need `collectstatic` first."""
    settings.STORAGES = {
        **settings.STORAGES,
        "staticfiles": {"BACKEND": "django.contrib.staticfiles.storage.StaticFilesStorage"},
    }


@pytest.fixture
def program():
    """A program that downloads; an error of ours reaches it as an answer."""
    return Client(raise_request_exception=False, enforce_csrf_checks=True)


@pytest.fixture
def no_files_left():
    """Delete afterwards what a worker has stored for the test's database."""
    yield
    delete_stored_files()


def delete_stored_files() -> None:
    names = [*Export.objects.values_list("name", flat=True)]
    names += PublicFile.objects.values_list("stored_as", flat=True)
    for name in filter(None, names):
        stored.storage().delete(name)


def ask(program: Client, **fields) -> str:
    """Send the form as a script does, and return the address of the page to come back to."""
    form = program.get("/data/").content.decode()
    token = re.search(r"name='csrfmiddlewaretoken' value='([^']+)'", form)[1]
    response = program.post("/data/", {"csrfmiddlewaretoken": token, **fields})
    assert response.status_code == 302, response.content.decode()
    assert re.fullmatch(r"/data/fetch/[0-9a-f-]{36}/", response["Location"])
    return response["Location"]


def wait_for(program: Client, fetch_address: str) -> dict:
    """Ask for the progress until there is a file, or none to be expected."""
    page = program.get(fetch_address).content.decode()
    asked = re.search(r'"url": "([^"]+)"', page)
    progress = asked[1] if asked else fetch_address.replace("fetch", "progress")
    until = time.monotonic() + SECONDS
    while time.monotonic() < until:
        found = program.get(progress).json()
        if found["status"] != "pending":
            return found
        time.sleep(0.2)
    raise AssertionError(f"Not ready after {SECONDS} seconds.")


def files_of(program: Client, address: str) -> dict[str, bytes]:
    """Return the members of the zip at `address`, by name."""
    response = program.get(address)
    assert response.status_code == 200
    with zipfile.ZipFile(BytesIO(response.getvalue())) as archive:
        assert archive.testzip() is None
        return {name: archive.read(name) for name in archive.namelist()}


def download(program: Client, **fields) -> dict[str, bytes]:
    """Do all the steps, and return the files."""
    found = wait_for(program, ask(program, **fields))
    assert found["status"] == "ready"
    return files_of(program, found["url"])
