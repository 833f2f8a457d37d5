"""Fixtures for all tests: a database of one's own, and a worker that serves it."""

import os

import pytest
from django.db import connection

from tests import databases, workers


@pytest.fixture(scope="session")
def own_database_name() -> str:
    return f"test_own_{os.getpid()}"


@pytest.fixture
def own_database(django_db_setup, django_db_blocker, own_database_name):
    """A fresh, migrated database whose commits other processes see."""
    with django_db_blocker.unblock():
        template = connection.settings_dict["NAME"]
        connection.close()
        with databases.copied(template, own_database_name), databases.used(own_database_name):
            yield own_database_name


@pytest.fixture(scope="session")
def worker(own_database_name):
    """A real Celery worker on `own_database`, whichever test that belongs to."""
    with workers.running(databases.url_of(own_database_name), f"test-{os.getpid()}") as process:
        yield process
