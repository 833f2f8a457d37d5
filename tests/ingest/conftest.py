"""A made-up country of two forces, ready for its first load."""

import pytest
from django.core.management import call_command

from tests import builders


@pytest.fixture
def testshire(own_database, worker):
    """
    Two forces, an LSOA in a district, a neighbourhood, and a worker.

    Loads commit from several processes, so the database is the test's own.
    """
    build_testshire()
    return own_database


def build_testshire() -> None:
    force = builders.make_force("testshire", name="Testshire Police", position=1)
    builders.make_force("otherton", name="Otherton Police", position=2)
    district = builders.make_district(name="Testford", code="E07990001", force=force)
    builders.make_lsoa("E01990001", name="Testford 001A", district=district)
    builders.make_neighbourhood("Old Town", force=force, code="N1")


@pytest.fixture
def load(testshire, tmp_path):
    """Load a month of the folder `tmp_path` by the command that operators use."""

    def load_month(month="2024-01", *, publish=True, **options):
        call_command("load_month", month, source=str(tmp_path), publish=publish, **options)

    return load_month
