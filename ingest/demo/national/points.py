"""Street points of the whole country, ready to be written into a row."""

from dataclasses import dataclass

import numpy as np

from ingest.demo.names import FIRST, STREET
from ingest.demo.national.geography import Geography
from ingest.demo.randomness import generator
from ingest.demo.street_points import NAMELESS, PLACES

STREET_NAMES = 40_000
AT_PLACES = 0.06  # share of points that are a supermarket, a car park ...
CITY_PULL = 1.6  # the dense middle of a force has more crime to a resident


@dataclass
class Points:
    """
    `place` is each point's part of a row: longitude, latitude, location, LSOA code and name.

    They are sorted by LSOA and so by force; `upto` adds up their chances.
    """

    place: list[str]
    force: np.ndarray
    upto: np.ndarray
    lon: np.ndarray
    lat: np.ndarray

    @classmethod
    def of(cls, geography: Geography) -> "Points":
        random = generator("national points", geography.size.points)
        lsoas = geography.lsoas
        count = geography.size.points
        # In proportion to residents, so every LSOA has about twenty.
        edges = np.cumsum(geography.residents) / geography.residents.sum()
        lsoa = np.searchsorted(edges, (np.arange(count) + 0.5) / count)
        box = lsoas.box[lsoa]
        # Kept off the border: a point has one LSOA only.
        share = 0.02 + 0.96 * random.random((count, 2))
        lon, lat = (box[:, :2] + share * (box[:, 2:] - box[:, :2])).T.round(6)
        risk = _risk(geography, random)[lsoa] * random.lognormal(0, 0.8, count)
        codes = [f"{code},{name}" for code, name in zip(lsoas.codes, lsoas.names, strict=True)]
        place = [
            f"{x:.6f},{y:.6f},On or near {name},{codes[area]}"
            for x, y, name, area in zip(
                lon.tolist(), lat.tolist(), _names(count, random), lsoa.tolist(), strict=True
            )
        ]
        return cls(place, lsoas.force[lsoa], np.cumsum(risk), lon, lat)


def _risk(geography, random) -> np.ndarray:
    """Of each LSOA: chance, and how near the middle of its force, where cells are small."""
    box = geography.lsoas.box
    size = (box[:, 2] - box[:, 0]) * (box[:, 3] - box[:, 1])
    crowded = size < np.median(size) / 3
    return random.lognormal(0, 0.5, len(box)) * np.where(crowded, CITY_PULL, 1.0)


def _names(count: int, random) -> list[str]:
    first = random.integers(len(FIRST), size=(STREET_NAMES, 2))
    kind = random.integers(len(STREET), size=STREET_NAMES)
    streets = [
        f"{FIRST[a]} {FIRST[b]} {STREET[k]}" if a % 3 == 0 else f"{FIRST[a]} {STREET[k]}"
        for (a, b), k in zip(first.tolist(), kind.tolist(), strict=True)
    ]
    names = [*streets, *(name for name, _, _ in PLACES), ""]
    picked = random.integers(STREET_NAMES, size=count)
    roll = random.random(count)
    at_place = roll < AT_PLACES
    picked[at_place] = STREET_NAMES + random.integers(len(PLACES), size=int(at_place.sum()))
    picked[roll > 1 - NAMELESS] = len(names) - 1
    return [names[i] for i in picked.tolist()]
