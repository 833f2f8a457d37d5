"""
Whole countries to test against: made-up Doggerland, and the real files where they are.

Each is loaded once a session, into a database of its own, by the operators' commands and a real
worker. Tests read them inside a transaction that is rolled back.

With KEEP_COUNTRIES=mine a loaded country is kept beside, as the database kept_doggerland_mine,
and later sessions copy and migrate it: for those who run a few tests again and again. Who has
changed what loading writes drops it first.
"""

import contextlib
import os
import tempfile
from collections.abc import Callable, Iterator
from pathlib import Path

from django.conf import settings
from django.core.management import call_command

from tests import databases, parallel, workers

REAL_DATA = Path(settings.BASE_DIR).parent / "shared" / "data"

# Luton, Bedford, Central Bedfordshire and the City of London.
REAL_DISTRICTS = ("E06000032", "E06000055", "E06000056", "E09000001")

# As an operator in Bedfordshire or the City of London would, in this order.
REAL_REFERENCE = [
    ("forces",),
    ("police-areas", "boundaries/pfa20_geographr.geojson"),
    ("districts", "lookups/lookup_ltla24_csp24_pfa24.csv"),
    ("lsoas", "boundaries/lsoa11"),
    ("lsoas", "boundaries/lsoa"),
    ("lsoas", "lookups/lookup_lsoa21_ward24_ltla24.csv"),
    ("lsoa-changes", "lookups/lookup_lsoa11_lsoa21_ltla22.csv"),
    ("populations", "lookups/population_census2021_lsoa21.csv"),
    ("district-populations",),
    ("neighbourhoods", "neighbourhoods/bedfordshire_CONSTRUCTED.geojson"),
    ("neighbourhoods", "neighbourhoods/city-of-london.geojson"),
    ("postcodes", "postcodes/lu.csv"),
    ("postcodes", "postcodes/ec.csv"),
    ("place-names", "lookups/places_bua11.csv"),
]


@contextlib.contextmanager
def migrated(name: str) -> Iterator[str]:
    """Create the database `name`, migrated: from the one that was kept, if any."""
    keep = parallel.kept_as()
    if keep is None:
        with databases.created(name):
            databases.manage(name, "migrate", "--verbosity=0")
            yield name
        return
    kept = f"kept_migrated_{keep}"
    with databases.one_at_a_time(kept):
        is_new = not databases.exists(kept)
        if is_new:
            with databases.created(name):
                databases.manage(name, "migrate", "--verbosity=0")
                databases.rename(name, kept)
    with databases.created(name, template=kept):
        if not is_new and parallel.outlives_the_run():
            databases.manage(name, "migrate", "--verbosity=0")
        yield name


def doggerland_files(folder: Path) -> Path:
    """Write the files of the made-up country into `folder`, if no other process has; return it."""
    with databases.one_at_a_time(str(folder)):
        if not folder.exists():
            call_command("make_demo_data", str(folder.with_suffix(".part")))
            folder.with_suffix(".part").rename(folder)
    return folder


@contextlib.contextmanager
def loaded(country: str, template: str, load: Callable[[], None]) -> Iterator[str]:
    """Copy the database `template` and call `load` on the copy, with a worker; give its name."""
    name = f"test_{country}_{os.getpid()}"
    if keep := parallel.kept_as():
        kept = f"kept_{country}_{keep}"
        with databases.one_at_a_time(kept):
            if not databases.exists(kept):
                with databases.created(name, template=template):
                    _load(name, load)
                    databases.rename(name, kept)
        with databases.created(name, template=kept):
            if parallel.outlives_the_run():
                databases.manage(name, "migrate", "--verbosity=0")
            yield name
    else:
        with databases.created(name, template=template):
            _load(name, load)
            yield name


def _load(name: str, load: Callable[[], None]) -> None:
    with databases.used(name), workers.running(databases.url_of(name), name):
        load()


def load_doggerland(folder: Path) -> None:
    call_command("load_demo_data", str(folder))


def load_real_data() -> None:
    with tempfile.TemporaryDirectory() as folder:
        for kind, *path in REAL_REFERENCE:
            files = [_of_the_two_forces(REAL_DATA / part, Path(folder)) for part in path]
            call_command("load_reference", kind, *map(str, files))
    call_command("load_archive", str(REAL_DATA / "police-csv"), "--publish")


def _of_the_two_forces(path: Path, folder: Path) -> Path:
    """Cut a national lookup of LSOAs down to their districts; leave other files as they are."""
    if "lookup_lsoa" not in path.name:
        return path
    header, *lines = path.read_text(encoding="utf-8-sig").splitlines(keepends=True)
    own = [line for line in lines if any(code in line for code in REAL_DISTRICTS)]
    cut = folder / path.name
    cut.write_text(header + "".join(own), encoding="utf-8")
    return cut
