"""Towns, villages, suburbs and named roads in the layout of OS Open Names."""

import csv
from pathlib import Path

import numpy as np

from ingest.demo import towns
from ingest.demo.country import Country
from ingest.demo.policing import DISTRICTS

COLUMNS = 34
COUNTY = "Doggerland"
ADDRESS = "https://names.doggerland.example/id/"


def write(path: Path, country: Country) -> None:
    """No header row; eastings and northings. Roads of one name in one place are one entry."""
    blocks = country.blocks
    outward: dict[int, str] = {}  # the postcode district of each neighbourhood
    for code, block in zip(country.postcodes.codes, country.postcodes.block, strict=True):
        outward.setdefault(int(country.areas.hood[block]), code.split(" ")[0])
    rows: list[list] = []
    for place in towns.ALL_PLACES:
        block = int(np.hypot(*(blocks.centres - place.centre).T).argmin())
        box = max(place.radius, 300.0)
        names = (place.name, place.other_name)
        kind = ("populatedPlace", place.kind)
        spot = (place.centre, box, block)
        rows.append(_row(country, len(rows), names, kind, spot, _town_of(place), outward))
    roads: dict[tuple[str, int], list] = {}
    for street in country.streets:
        roads.setdefault((street.name, street.place), []).append(street)
    for (name, number), streets in sorted(roads.items()):
        longest = max(streets, key=lambda street: len(street.vertices))
        line = country.points[longest.vertices]
        middle = line[len(line) // 2]
        block = next(b for b in longest.blocks if b >= 0)
        place = towns.ALL_PLACES[number]
        spot = (middle, np.ptp(line, axis=0).max() / 2, block)
        kind = ("transportNetwork", "Named Road")
        rows.append(_row(country, len(rows), (name, ""), kind, spot, _town_of(place), outward))
    with path.open("w", encoding="utf-8", newline="") as file:
        csv.writer(file, lineterminator="\r\n").writerows(rows)


def _town_of(place: towns.Settlement) -> towns.Settlement:
    """A suburb is part of its town; a village stands for itself."""
    if place.kind != "Suburban Area":
        return place
    return towns.TOWNS[int(towns.nearest(place.centre[None, :], towns.TOWNS)[0])]


def _row(country, number, names, kinds, spot, town, outward) -> list:
    """One line of the file; `spot` is (position, half the size of its box, block)."""
    areas = country.areas
    (name, other), (kind, local), (centre, box, block) = names, kinds, spot
    district = DISTRICTS[areas.district_of[areas.lsoa[block]]]
    postal = outward.get(int(areas.hood[block]), "")
    east, north = (round(float(v)) for v in centre)
    uri = f"{ADDRESS}{4_000_000_000_000 + number}"
    populated = kind == "populatedPlace"
    row = [
        f"osgb{4_000_000_000_000 + number}", uri, name, "eng" if other else "",
        other, "cym" if other else "", kind, local, east, north,
        "2500" if local == "Named Road" else "18000", "25000" if not populated else "100000",
        int(east - box), int(north - box), int(east + box), int(north + box),
        postal, f"{ADDRESS}{postal}",
        "" if populated and town.name == name else town.name, "", town.kind,
        district.name, f"{ADDRESS}{district.code}", "District",
        COUNTY, f"{ADDRESS}{COUNTY.lower()}", "County",
        "North Sea", f"{ADDRESS}north-sea", "Doggerland", f"{ADDRESS}doggerland", "", "", "",
    ]  # fmt: skip
    assert len(row) == COLUMNS
    return row
