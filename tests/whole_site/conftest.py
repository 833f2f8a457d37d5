"""Every page of Doggerland, asked for once and looked at from several sides."""

import contextlib
from collections.abc import Iterator

import pytest
from django.http import HttpResponse
from django.test import Client, override_settings

from tests import databases
from tests.whole_site.every_page import BOTH_LANGUAGES, FAULTS

# Fingerprinted names would need `collectstatic` first; the time of a test is no attack.
SETTINGS = {
    "STORAGES": {
        "default": {"BACKEND": "django.core.files.storage.FileSystemStorage"},
        "staticfiles": {"BACKEND": "django.contrib.staticfiles.storage.StaticFilesStorage"},
    },
    "API_RATE_PER_SECOND": 0,
    "DEBUG": False,
}


@pytest.fixture(scope="package")
def as_visitor(doggerland_database, django_db_blocker):
    """A visitor of Doggerland for the time of a block: `with as_visitor() as client`."""

    @contextlib.contextmanager
    def visiting() -> Iterator[Client]:
        with (
            django_db_blocker.unblock(),
            databases.looked_at(doggerland_database),
            override_settings(**SETTINGS),
        ):
            yield Client(raise_request_exception=False)

    return visiting


@pytest.fixture(scope="package")
def answers(as_visitor) -> dict[str, HttpResponse]:
    """The answer to each page's address, in both languages, and to some that are wrong."""
    with as_visitor() as client:
        return {address: client.get(address) for address in [*BOTH_LANGUAGES, *FAULTS]}
