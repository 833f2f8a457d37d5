"""Who reads each kind of reference data, and what to put right once a load has been undone."""

from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from ingest.reference import (
    backdrop,
    catalogue,
    district_populations,
    districts,
    forces,
    lsoa_changes,
    lsoas,
    measures,
    neighbourhood_details,
    neighbourhoods,
    place_names,
    placing,
    police_areas,
    populations,
    postcodes,
)
from ingest.reference.catalogue import About
from ingest.reference.options import Options
from ingest.reference.recounting import recount_districts, recount_neighbourhoods
from ingest.reference.report import Report
from levels.shares import divide_lsoas

Loader = Callable[[Path | None, Options, Report], None]


def _nothing(cursor: Any, report: Report) -> None:
    """Put nothing right: nothing follows from these rows."""


def _of_lsoas(cursor: Any, report: Report) -> None:
    placing.place_without_lsoa(cursor, report)
    recount_districts(report)
    divide_lsoas(cursor)


def _of_neighbourhoods(cursor: Any, report: Report) -> None:
    placing.place_all_points(cursor, report)
    recount_neighbourhoods(report)
    divide_lsoas(cursor)


def _of_postcodes(cursor: Any, report: Report) -> None:
    divide_lsoas(cursor)


@dataclass(frozen=True)
class Kind:
    """A kind of reference data, and who reads it; put_right works out what follows from it."""

    about: About
    load: Loader
    put_right: Callable[[Any, Report], None] = _nothing


LOADERS: dict[str, tuple[Loader, Callable[[Any, Report], None]]] = {
    "forces": (forces.load, _nothing),
    "police-areas": (police_areas.load, _nothing),
    "districts": (districts.load, _nothing),
    "lsoas": (lsoas.load, _of_lsoas),
    "lsoa-changes": (lsoa_changes.load, _of_lsoas),
    "populations": (populations.load, _nothing),
    "district-populations": (district_populations.load, _nothing),
    "measures": (measures.load, _nothing),
    "neighbourhoods": (neighbourhoods.load, _of_neighbourhoods),
    "neighbourhood-details": (neighbourhood_details.load, _of_neighbourhoods),
    "postcodes": (postcodes.load, _of_postcodes),
    "place-names": (place_names.load, _nothing),
    "backdrop": (backdrop.load, _nothing),
    # What a mirror brought is undone as what a folder of the same answers did.
    "mirror": (neighbourhood_details.load, _of_neighbourhoods),
}
BY_NAME = {name: Kind(catalogue.BY_NAME[name], *both) for name, both in LOADERS.items()}
KINDS = [kind for name, kind in BY_NAME.items() if name != "mirror"]
