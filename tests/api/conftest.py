"""Who asks the API in tests, and data that the tests of a module share."""

import pytest
from django.db import transaction
from django.test import Client


@pytest.fixture(scope="session")
def program():
    """
    A program that uses the API: an error of ours reaches it as an answer.

    One for all tests: a new one sets up the whole site anew, with a look at every static file.
    """
    return Client(raise_request_exception=False, enforce_csrf_checks=True)


@pytest.fixture(scope="module")
def kept(django_db_setup, django_db_blocker):
    """
    Let a fixture make data that all tests of a module read; it is undone at the module's end.

    Months are tables, and making them for each of hundreds of rows would take minutes.
    """
    with django_db_blocker.unblock(), transaction.atomic():
        yield
        transaction.set_rollback(True)
