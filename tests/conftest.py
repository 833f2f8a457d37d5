"""Fixtures for all tests: databases, workers, and whole countries to look at."""

import gc
import os
from collections.abc import Iterator
from pathlib import Path

import hypothesis
import pytest
from django.conf import settings

from tests import countries, databases, parallel, servers, workers


def pytest_configure() -> None:
    # Else each test client reads through the hundreds of static files before its first request.
    settings.WHITENOISE_AUTOREFRESH = True
    # A quick machine asks for more than fifteen answers a second. Tests of the limit set one.
    settings.API_RATE_PER_SECOND = 0
    # A busy machine may take any time over an example, and over making one.
    hypothesis.settings.register_profile(
        "busy", deadline=None, suppress_health_check=[hypothesis.HealthCheck.too_slow]
    )
    hypothesis.settings.load_profile("busy")


def pytest_collection_modifyitems(items: list[pytest.Item]) -> None:
    """Refuse tests that would empty the database which all tests of a process share."""
    for item in items:
        asked = any(
            mark.args or "transaction" in mark.kwargs for mark in item.iter_markers("django_db")
        )
        if asked or "transactional_db" in getattr(item, "fixturenames", ()):
            raise pytest.UsageError(
                f"{item.nodeid}: a transactional test empties every table at its end, also those "
                "that migrations fill. Use `own_database`, or `django_capture_on_commit_callbacks`."
            )


def pytest_collection_finish() -> None:
    """Look for garbage seldom, and never among the many thousand things that were imported."""
    gc.freeze()
    gc.set_threshold(50_000, 10, 10)


@pytest.fixture(scope="session")
def own_database_name() -> str:
    return f"test_own_{os.getpid()}"


@pytest.fixture(scope="session")
def migrated_database(own_database_name) -> Iterator[str]:
    """A migrated database that nobody uses, to copy others from."""
    with countries.migrated(f"{own_database_name}_template") as name:
        yield name


@pytest.fixture(scope="session")
def django_db_setup(migrated_database, django_db_blocker) -> Iterator[None]:
    """Give tests marked `django_db` a copy too, so that the migrations run once."""
    with (
        django_db_blocker.unblock(),
        databases.created(f"test_marked_{os.getpid()}", template=migrated_database) as name,
        databases.used(name),
    ):
        yield


@pytest.fixture
def own_template(migrated_database) -> str:
    """What `own_database` begins as; a file of tests may have one that is fuller."""
    return migrated_database


@pytest.fixture
def own_database(own_template, django_db_blocker, own_database_name):
    """A fresh, migrated database whose commits other processes see."""
    with (
        django_db_blocker.unblock(),
        databases.created(own_database_name, template=own_template),
        databases.used(own_database_name),
    ):
        yield own_database_name


@pytest.fixture(scope="session")
def worker(own_database_name):
    """A real Celery worker on `own_database`, whichever test that belongs to."""
    with workers.running(databases.url_of(own_database_name), own_database_name) as process:
        yield process


@pytest.fixture(scope="session")
def doggerland_folder(tmp_path_factory) -> Path:
    """The files of the made-up country."""
    base = tmp_path_factory.getbasetemp()
    # That of a process lies in that of the process which started it.
    shared = base.parent if parallel.PROCESS else base
    return countries.doggerland_files(shared / "doggerland")


@pytest.fixture(scope="session")
def doggerland_database(migrated_database, django_db_blocker, doggerland_folder) -> Iterator[str]:
    """The made-up country, loaded by the commands that load a real one."""
    with (
        django_db_blocker.unblock(),
        countries.loaded(
            "doggerland",
            migrated_database,
            lambda: countries.load_doggerland(doggerland_folder),
        ) as name,
    ):
        yield name


@pytest.fixture(scope="session")
def real_database(migrated_database, django_db_blocker) -> Iterator[str]:
    """Bedfordshire and the City of London, as published."""
    if not countries.REAL_DATA.exists():
        pytest.skip("The real police files are not on this machine (../shared/data).")
    with (
        django_db_blocker.unblock(),
        countries.loaded("real", migrated_database, countries.load_real_data) as name,
    ):
        yield name


@pytest.fixture
def doggerland(doggerland_database, django_db_blocker) -> Iterator[None]:
    """Look at Doggerland; what a test changes is undone."""
    with django_db_blocker.unblock(), databases.looked_at(doggerland_database):
        yield


@pytest.fixture
def real_data(real_database, django_db_blocker) -> Iterator[None]:
    """Look at the real country; what a test changes is undone."""
    with django_db_blocker.unblock(), databases.looked_at(real_database):
        yield


@pytest.fixture(scope="session")
def site(doggerland_database) -> Iterator[str]:
    """The address of a real server that shows Doggerland, as `make run` does."""
    with servers.running(databases.url_of(doggerland_database)) as address:
        yield address
