"""What every test of the operators' pages needs."""

import pytest


@pytest.fixture(autouse=True)
def plain_static_files(settings):
    """Name static files as they are: fingerprints need `collectstatic`."""
    settings.STORAGES = {
        **settings.STORAGES,
        "staticfiles": {"BACKEND": "django.contrib.staticfiles.storage.StaticFilesStorage"},
    }


@pytest.fixture(autouse=True)
def own_downloads(settings, tmp_path):
    settings.DOWNLOADS_ROOT = str(tmp_path / "downloads")


@pytest.fixture(autouse=True)
def quick_passwords(settings):
    """A password is to take a guesser half a second; nobody here signs in by one."""
    settings.PASSWORD_HASHERS = ["django.contrib.auth.hashers.MD5PasswordHasher"]
