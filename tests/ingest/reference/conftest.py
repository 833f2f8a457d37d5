"""Load reference data as an operator does, and see what the command says."""

import io

import pytest
from django.core.management import call_command


@pytest.fixture
def load(db):
    """Return a function that runs `load_reference` and returns the lines it prints."""

    def load_reference(kind, path=None, **options):
        printed = io.StringIO()
        where = [] if path is None else [str(path)]
        call_command("load_reference", kind, *where, stdout=printed, **options)
        return printed.getvalue().splitlines()

    return load_reference
