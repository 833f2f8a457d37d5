"""What every test of the staff's side needs; people are in `tests.staff.people`."""

import uuid

import pytest


@pytest.fixture(autouse=True)
def plain_static_files(settings):
    """Name static files as they are: fingerprints need `collectstatic`."""
    settings.STORAGES = {
        **settings.STORAGES,
        "staticfiles": {"BACKEND": "django.contrib.staticfiles.storage.StaticFilesStorage"},
    }


@pytest.fixture(autouse=True)
def own_files(settings, tmp_path):
    settings.MEDIA_ROOT = tmp_path


@pytest.fixture(autouse=True)
def own_counters(settings):
    """Count guesses, and keep uploads, apart from those of every other test."""
    limits = {**settings.CACHES["default"], "KEY_PREFIX": uuid.uuid4().hex}
    settings.CACHES = {**settings.CACHES, "default": limits}


@pytest.fixture(autouse=True)
def quick_passwords(settings):
    """A password is to take a guesser half a second; a test signs in forty times."""
    settings.PASSWORD_HASHERS = ["django.contrib.auth.hashers.MD5PasswordHasher"]
