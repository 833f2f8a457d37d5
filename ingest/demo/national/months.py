"""The police files of one month, force by force, in bounded memory."""

from collections.abc import Iterator
from pathlib import Path

import numpy as np

from ingest.demo import stops
from ingest.demo.crime_rates import NAMES, NO_ID
from ingest.demo.national import crimes
from ingest.demo.national.geography import Geography, force_name, slug
from ingest.demo.national.points import Points
from ingest.demo.outcomes import LONGEST, OUTCOMES
from ingest.demo.police_csv import HEADERS
from ingest.demo.randomness import generator
from releases.kinds import Kind
from releases.month import Month

STOP_PATTERNS = 4000  # different searches made up for a month; the rest repeat their answers


def write(
    folder: Path, geography: Geography, points: Points, month: Month, last: Month
) -> dict[str, int]:
    """Write the month's three files of every force; return how many rows of each kind."""
    written = {}
    for kind, lines in (
        (Kind.STREET, _street(geography, points, month, last)),
        (Kind.OUTCOMES, _outcomes(geography, points, month)),
        (Kind.STOPS, _stops(geography, points, month)),
    ):
        written[kind.value] = 0
        for force, rows in lines:
            written[kind.value] += len(rows)
            path = folder / str(month) / f"{month}-{slug(force)}-{kind.value}.csv"
            path.parent.mkdir(parents=True, exist_ok=True)
            with path.open("w", encoding="utf-8", newline="") as file:
                file.write("\r\n".join([HEADERS[kind], *rows, ""]))
    return written


Files = Iterator[tuple[int, list[str]]]  # force, lines


def _street(geography, points, month, last) -> Files:
    numbers = np.arange(crimes.how_many(month, geography.size.crimes))
    kind = crimes.kinds(month, numbers)
    place = crimes.places(month, numbers, points.upto)
    state = crimes.last_known(crimes.fates(month, numbers, kind), last.index - month.index)
    nowhere = crimes.unplaced(month, numbers)
    for force, mine in _by_force(points.force[place], geography.size.forces):
        by = f"{month},{force_name(force)},{force_name(force)}"
        rows = zip(
            crimes.ids(month, numbers[mine]),
            place[mine].tolist(),
            kind[mine].tolist(),
            state[mine].tolist(),
            nowhere[mine].tolist(),
            strict=True,
        )
        lines = []
        for one, p, k, s, gone in rows:
            place_text = ",,No Location,," if gone else points.place[p]
            one, said = ("", "") if k == NO_ID else (one, crimes.STATES[s])
            lines.append(f"{one},{by},{place_text},{NAMES[k]},{said},")
        yield force, lines


def _outcomes(geography, points, month) -> Files:
    """Records of this month, of crimes of this and the twelve months before."""
    found = [_recorded(geography, points, month.plus(-back), back) for back in range(LONGEST + 1)]
    columns = [np.concatenate(parts) for parts in zip(*found, strict=True)]
    shuffled = generator("national outcomes", month).permutation(len(columns[0]))
    force, place, what, number, back = (column[shuffled] for column in columns)
    for one, mine in _by_force(force, geography.size.forces):
        by = f"{month},{force_name(one)},{force_name(one)}"
        rows = zip(
            _ids(month, number[mine], back[mine]),
            place[mine].tolist(),
            what[mine].tolist(),
            strict=True,
        )
        lines = [
            f"{crime},{by},{points.place[p] if p >= 0 else ',,No location,,'},{OUTCOMES[w]}"
            for crime, p, w in rows
        ]
        yield one, lines


def _recorded(geography, points, month, back):
    """Force, place, outcome, number and age of what is recorded `back` months after `month`."""
    numbers = np.arange(crimes.how_many(month, geography.size.crimes))
    kind = crimes.kinds(month, numbers)
    fate = crimes.fates(month, numbers, kind)
    first, second = fate.delay == back, fate.later == back
    chosen = np.concatenate([numbers[first], numbers[second]])
    what = np.concatenate([fate.first[first], fate.second[second]])
    place = crimes.places(month, chosen, points.upto)
    force = points.force[place]
    place = np.where(crimes.unplaced(month, chosen), -1, place)
    return force, place, what, chosen, np.full(len(chosen), back)


def _ids(month, number, back) -> list[str]:
    """The ids of crimes of several months, in the order given."""
    found = np.empty(len(number), dtype=object)
    for age in np.unique(back):
        of_age = back == age
        found[of_age] = crimes.ids(month.plus(-int(age)), number[of_age])
    return found.tolist()


def _stops(geography, points, month) -> Files:
    random = generator("national stops", month)
    texts = stops.patterns(month, min(STOP_PATTERNS, geography.size.stops), random)
    count = geography.size.stops
    place = np.searchsorted(points.upto, random.random(count) * points.upto[-1], side="right")
    force = points.force[place]
    nowhere = random.random(count) < stops.NO_COORDINATES
    pattern = random.integers(len(texts), size=count)
    for one, mine in _by_force(force, geography.size.forces):
        mine = mine[np.argsort(pattern[mine], kind="stable")]
        rows = zip(
            pattern[mine].tolist(),
            points.lat[place[mine]].tolist(),
            points.lon[place[mine]].tolist(),
            nowhere[mine].tolist(),
            strict=True,
        )
        lines = []
        for t, lat, lon, gone in rows:
            where = "," if gone else f"{lat:.6f},{lon:.6f}"
            lines.append(f"{','.join(texts[t][:4])},{where},{','.join(texts[t][4:])}")
        yield one, lines


def _by_force(force: np.ndarray, count: int) -> Iterator[tuple[int, np.ndarray]]:
    """The row numbers of each force in turn."""
    order = np.argsort(force, kind="stable")
    edges = np.searchsorted(force[order], np.arange(count + 1))
    for one in range(count):
        yield one, order[edges[one] : edges[one + 1]]
