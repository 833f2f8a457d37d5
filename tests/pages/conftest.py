"""Pages are asked for without a built set of static files."""

import pytest
from django.test import Client


@pytest.fixture(autouse=True)
def plain_static_files(settings):
    """Name static files as they are; fingerprints would need `collectstatic` first."""
    settings.STORAGES = {
        **settings.STORAGES,
        "staticfiles": {"BACKEND": "django.contrib.staticfiles.storage.StaticFilesStorage"},
    }


@pytest.fixture
def visitor():
    """A browser that shows a server's error as a page, as a visitor would see it."""
    return Client(raise_request_exception=False)
