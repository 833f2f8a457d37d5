"""
Whole countries to test against: made-up Doggerland, and the real files where they are.

Each is loaded once a session, into a database of its own, by the operators' commands and a real
worker. Tests read them inside a transaction that is rolled back.

With KEEP_COUNTRIES=1 a loaded country is kept beside, under a name that tells the code that
loaded it, and later sessions copy it: for those who run a few tests again and again.
"""

import contextlib
import hashlib
import os
from collections.abc import Callable, Iterator
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
def loaded(country: str, template: str, load: Callable[[], None]) -> Iterator[str]:
    """Copy the database `template` and call `load` on the copy, with a worker; give its name."""
    name = f"test_{country}_{os.getpid()}"
    if os.environ.get("KEEP_COUNTRIES"):
        kept = f"kept_{country}_{_code_that_loads()}"
        with databases.one_at_a_time(kept):
            if not databases.exists(kept):
                with databases.created(name, template=template):
                    _load(name, load)
                    databases.copy(name, kept)
        with databases.created(name, template=kept):
            yield name
    else:
        with databases.created(name, template=template):
            _load(name, load)
            yield name


def _load(name: str, load: Callable[[], None]) -> None:
    with databases.used(name), workers.running(databases.url_of(name), name):
        load()


def _code_that_loads() -> str:
    """Return a short name for the code of every layer from which a loaded database is made."""
    layers = (
        *("accounts", "releases", "forces", "places", "neighbourhoods"),
        *("crimes", "stops", "levels", "ingest"),
    )
    code = hashlib.sha256()
    for layer in layers:
        for path in sorted((settings.BASE_DIR / layer).rglob("*")):
            if path.suffix in {".py", ".sql"} and "queries" not in path.as_posix():
                code.update(path.read_bytes())
    return code.hexdigest()[:12]


def load_doggerland(folder: Path) -> None:
    call_command("load_demo_data", str(folder))


def load_real_data() -> None:
    for kind, *path in REAL_REFERENCE:
        call_command("load_reference", kind, *[str(REAL_DATA / part) for part in path])
    call_command("load_archive", str(REAL_DATA / "police-csv"), "--publish")
