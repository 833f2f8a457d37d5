"""The crimes of one force and month, before anyone writes them down."""

from dataclasses import dataclass

import numpy as np

from ingest.demo import crime_rates, oddities
from ingest.demo.crime_ids import crime_id
from ingest.demo.hot_spots import HotSpots, years_from_middle
from ingest.demo.randomness import generator
from releases.month import Month


@dataclass
class Crimes:
    """
    One entry for each row of the street file, in its order.

    `ids` are empty for anti-social behaviour; `kind` counts along crime_rates.RATES;
    `point` is a street point, or -1 for no location; `own` is false for a row that
    repeats the id of another, and so has no outcomes of its own.
    """

    month: Month
    force: str
    ids: list[str]
    kind: np.ndarray
    point: np.ndarray
    own: np.ndarray


def commit(spots: HotSpots, month: Month) -> Crimes:
    """Make up one month, the same each time."""
    random = generator("crimes", spots.force, month)
    expected = crime_rates.expected(spots.force, month.year, month.number)
    years = years_from_middle(month.year, month.number)
    counts = random.poisson(expected)
    kind = np.repeat(np.arange(len(counts)), counts)
    point = np.concatenate([spots.pick(k, n, years, random) for k, n in enumerate(counts)])
    order = random.permutation(len(kind))
    kind, point = kind[order], point[order]
    numbers = np.cumsum(kind != crime_rates.NO_ID) - 1
    ids = [
        "" if k == crime_rates.NO_ID else crime_id(spots.force, month, int(n))
        for k, n in zip(kind, numbers, strict=True)
    ]
    made = Crimes(month, spots.force, ids, kind, point, np.array([bool(i) for i in ids]))
    return oddities.add(made, spots.country, random)
