"""What real files have and a tidy mind would not expect: made on purpose, here, in the crimes."""

from dataclasses import replace

import numpy as np

from ingest.demo.crime_ids import crime_id
from ingest.demo.crime_rates import NO_ID
from ingest.demo.policing import CITY, NEIGHBOURHOODS

# Shares of the rows of a month, as counted in real files of a county and of a small city.
NO_LOCATION = {"doggerland": 0.035, "city-of-dogger": 0.077}
OUTSIDE_FORCE = {"doggerland": 0.007, "city-of-dogger": 0.060}
IDENTICAL = {"doggerland": 10, "city-of-dogger": 2}  # rows a month that repeat another wholly
SAME_ID = {"doggerland": 5, "city-of-dogger": 1}  # rows a month that take another row's id
EARLIER_ID = {"doggerland": 2, "city-of-dogger": 1}  # rows with an id of the month before


def add(crimes, country, random):
    """Return the month's crimes with every oddity of a street file put in."""
    force = crimes.force
    crimes.point[random.random(len(crimes.point)) < NO_LOCATION[force]] = -1
    stray = (crimes.point >= 0) & (random.random(len(crimes.point)) < OUTSIDE_FORCE[force])
    crimes.point[stray] = random.choice(_beyond(country, force), int(stray.sum()))
    _repeat_ids(crimes, random)
    return _repeat_rows(crimes, random)


def _beyond(country, force) -> np.ndarray:
    """Street points of the other force that are near this one."""
    of_city = np.array([hood.force == CITY.id for hood in NEIGHBOURHOODS])
    of_gate = np.array([hood.id == "D01" for hood in NEIGHBOURHOODS])
    hood = country.street_points.hood
    return np.flatnonzero((of_gate if force == CITY.id else of_city)[hood])


def _repeat_ids(crimes, random) -> None:
    with_id = np.flatnonzero(crimes.kind != NO_ID)
    chosen = random.choice(
        with_id, 2 * SAME_ID[crimes.force] + EARLIER_ID[crimes.force], replace=False
    )
    pairs = 2 * SAME_ID[crimes.force]
    for row, other in zip(chosen[:pairs:2], chosen[1:pairs:2], strict=True):
        crimes.ids[row] = crimes.ids[other]
    for row in chosen[pairs:]:
        # Every month has at least these many crimes with an id.
        number = int(random.integers(20))
        crimes.ids[row] = crime_id(crimes.force, crimes.month.previous(), number)
    crimes.own[chosen[:pairs:2]] = False
    crimes.own[chosen[pairs:]] = False


def _repeat_rows(crimes, random):
    """Put wholly identical rows in: most are anti-social behaviour, one has an id."""
    count = IDENTICAL[crimes.force]
    without = random.choice(np.flatnonzero(crimes.kind == NO_ID), count - 1, replace=False)
    with_id = random.choice(np.flatnonzero(crimes.own), 1)
    rows = np.concatenate([np.arange(len(crimes.ids)), without, with_id])
    own = crimes.own[rows]
    own[len(crimes.ids) :] = False
    order = np.lexsort((random.random(len(rows)),))
    rows, own = rows[order], own[order]
    return replace(
        crimes,
        ids=[crimes.ids[row] for row in rows],
        kind=crimes.kind[rows],
        point=crimes.point[rows],
        own=own,
    )
