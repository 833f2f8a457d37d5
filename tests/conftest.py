"""Fixtures for all tests: a database of one's own, and a worker that serves it."""

import os
from collections.abc import Iterator

import pytest

from tests import databases, workers

pytest_plugins = ["tests.skips"]


@pytest.fixture(scope="session")
def own_database_name() -> str:
    return f"test_own_{os.getpid()}"


@pytest.fixture(scope="session")
def migrated_database(own_database_name) -> Iterator[str]:
    """A migrated database that nobody uses, to copy others from."""
    with databases.created(f"{own_database_name}_template") as name:
        databases.manage(name, "migrate", "--verbosity=0")
        yield name


@pytest.fixture
def own_database(migrated_database, django_db_blocker, own_database_name):
    """A fresh, migrated database whose commits other processes see."""
    with (
        django_db_blocker.unblock(),
        databases.created(own_database_name, template=migrated_database),
        databases.used(own_database_name),
    ):
        yield own_database_name


@pytest.fixture(scope="session")
def worker(own_database_name):
    """A real Celery worker on `own_database`, whichever test that belongs to."""
    with workers.running(databases.url_of(own_database_name), f"test-{os.getpid()}") as process:
        yield process
