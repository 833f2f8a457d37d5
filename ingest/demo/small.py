"""The small country, complete: every file, in the order it is written."""

from pathlib import Path

from ingest.demo import (
    api_files,
    backdrop,
    boundary_files,
    country,
    lsoa_changes,
    place_names,
    police_csv,
    postcode_files,
    readme,
    revision,
    tables,
)
from ingest.demo.chronicle import Chronicle
from ingest.demo.police_csv import PoliceFiles
from ingest.demo.policing import DOGGERLAND, FORCES
from ingest.demo.supplied import REVISED, is_supplied
from releases.kinds import Kind
from releases.month import Month

MONTHS = 48


def write(folder: Path, last: Month, months: int = MONTHS, say=lambda line: None) -> None:
    """Write Doggerland up to `last` below `folder`; `say` is told of each part as it is done."""
    land = country.build()
    say("drew the island")
    write_reference(folder / "reference", land)
    say("wrote boundaries, look-up tables, postcodes and place names")
    api_files.write(folder / "api", land, last)
    say("wrote teams, priorities and meetings")
    write_months(folder, land, last, months)
    say(f"wrote {months} months of crimes, outcomes and stops")
    readme.write(folder / "README.txt", last, months)


def write_reference(folder: Path, land: country.Country) -> None:
    changes = lsoa_changes.go_back(land.blocks, land.areas)
    boundary_files.write_areas(folder, land, changes)
    boundary_files.write_neighbourhoods(folder / "neighbourhoods", land)
    tables.write(folder, land, changes)
    postcode_files.write(folder / "postcodes", land, changes)
    postcode_files.write_addresses(folder / "addresses.csv", land)
    place_names.write(folder / "place-names.csv", land)
    backdrop.write(folder / "backdrop.geojson", land)


def write_months(folder: Path, land: country.Country, last: Month, months: int) -> None:
    files = PoliceFiles(Chronicle(land, last.plus(1 - months), last))
    makers = {Kind.STREET: files.street, Kind.OUTCOMES: files.outcomes, Kind.STOPS: files.stops}
    for month in last.plus(1 - months).until(last):
        for force in FORCES:
            for kind, make in makers.items():
                if is_supplied(force.id, kind, month, last):
                    rows = make(force.id, month)
                    police_csv.write(folder / "police-csv", force.id, month, kind, rows)
    if months > REVISED:
        _write_revised(folder / "revised" / "police-csv", files, last.plus(-REVISED))


def _write_revised(folder: Path, files: PoliceFiles, month: Month) -> None:
    """The whole month once more; only the large force's crimes and outcomes differ."""
    for force in FORCES:
        street, outcomes = files.street(force.id, month), files.outcomes(force.id, month)
        if force.id == DOGGERLAND.id:
            again = revision.of(month, street, outcomes)
            street, outcomes = again.street, again.outcomes
        police_csv.write(folder, force.id, month, Kind.STREET, street)
        police_csv.write(folder, force.id, month, Kind.OUTCOMES, outcomes)
        stops = files.stops(force.id, month)
        police_csv.write(folder, force.id, month, Kind.STOPS, stops)
