"""
Whole countries to test against: made-up Doggerland, and the real files where they are.

Each is loaded once a session, into a database of its own, by the operators' commands and a real
worker. Tests read them inside a transaction that is rolled back.
"""

import contextlib
from collections.abc import Iterator
from pathlib import Path

from django.conf import settings
from django.core.management import call_command

from tests import databases, workers

REAL_DATA = Path(settings.BASE_DIR).parent / "shared" / "data"

# As an operator in Bedfordshire or the City of London would, in this order.
REAL_REFERENCE = [
    ("forces",),
    ("police-areas", "boundaries/pfa20_geographr.geojson"),
    ("districts", "lookups/lookup_ltla24_csp24_pfa24.csv"),
    ("lsoas", "boundaries/lsoa11"),
    ("lsoas", "boundaries/lsoa"),
    ("neighbourhoods", "neighbourhoods/bedfordshire_CONSTRUCTED.geojson"),
    ("neighbourhoods", "neighbourhoods/city-of-london.geojson"),
    ("postcodes", "postcodes/lu.csv"),
    ("postcodes", "postcodes/ec.csv"),
    ("place-names", "lookups/places_bua11.csv"),
]


@contextlib.contextmanager
def loaded(name: str, template: str, load) -> Iterator[str]:
    """Copy the database `template` to `name` and call `load` on it, with a worker."""
    with databases.created(name, template=template):
        with databases.used(name), workers.running(databases.url_of(name), name):
            load()
        yield name


def load_doggerland(folder: Path) -> None:
    call_command("make_demo_data", str(folder))
    call_command("load_demo_data", str(folder))


def load_real_data() -> None:
    for kind, *path in REAL_REFERENCE:
        call_command("load_reference", kind, *[str(REAL_DATA / part) for part in path])
    call_command("load_archive", str(REAL_DATA / "police-csv"), "--publish")
