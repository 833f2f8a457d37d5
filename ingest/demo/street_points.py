"""Street points: the places on a map that crimes are published at instead of addresses."""

from dataclasses import dataclass

import numpy as np
from scipy.spatial import cKDTree

from ingest.demo import national_grid, towns
from ingest.demo.addresses import Addresses
from ingest.demo.areas import Areas
from ingest.demo.blocks import Blocks
from ingest.demo.names import as_published
from ingest.demo.randomness import generator
from ingest.demo.streets import Street

APART = {True: 330.0, False: 1500.0}  # metres between points of one street: town, country
ASIDE = 6.0  # metres off the middle of the road, so that each point is in one area only
NAMELESS, MISPLACED, UNCODED = 0.012, 0.04, 4  # shares, and a number

# What a point that is no street is called, how many there are, and where: near homes,
# where many work, in parks, in towns' middles, or in the country.
PLACES = [
    ("Supermarket", 17, "homes"),
    ("Parking Area", 30, "work"),
    ("Petrol Station", 15, "homes"),
    ("Shopping Area", 7, "work"),
    ("Sports/Recreation Area", 15, "homes"),
    ("Park/Open Space", 12, "park"),
    ("Nightclub", 6, "work"),
    ("Police Station", 5, "town"),
    ("Hospital", 2, "homes"),
    ("Bus/Coach Station", 4, "town"),
    ("Further/Higher Educational Building", 4, "homes"),
    ("Theatre/Concert Hall", 3, "town"),
    ("Pedestrian Subway", 6, "work"),
    ("Conference/Exhibition Centre", 1, "town"),
    ("Airport/Airfield", 1, "country"),
    ("Prison", 1, "country"),
]


@dataclass
class StreetPoints:
    """
    One entry for each point.

    `location` is as the files write it (`On or near Amber Street`), `lsoa` the area whose
    code the files give (-1 for none), `true_lsoa` the one whose outline holds the point.
    """

    xy: np.ndarray
    lon: np.ndarray
    lat: np.ndarray
    location: list[str]
    place: np.ndarray  # a name from PLACES, or ""
    block: np.ndarray
    lsoa: np.ndarray
    true_lsoa: np.ndarray
    hood: np.ndarray
    homes: np.ndarray  # doors nearby
    work: np.ndarray  # workers nearby


def put(
    points: np.ndarray,
    blocks: Blocks,
    areas: Areas,
    streets: list[Street],
    addresses: Addresses,
) -> StreetPoints:
    random = generator("street points")
    on_streets = [p for s in streets for p in _along(points, blocks, s, random)]
    names = [as_published(name) for name, _, _ in on_streets]
    xy = np.array([place for _, place, _ in on_streets])
    block = np.array([b for _, _, b in on_streets])
    nameless = random.random(len(names)) < NAMELESS
    names = ["" if gone else name for name, gone in zip(names, nameless, strict=True)]
    place = np.full(len(names), "", dtype="<U40")

    at, where, kinds = _places(blocks, random)
    names += kinds
    xy, block = np.vstack([xy, at]), np.concatenate([block, where])
    place = np.concatenate([place, np.array(kinds)])
    lon, lat = national_grid.to_lon_lat(*xy.T)
    true_lsoa = areas.lsoa[block]
    return StreetPoints(
        xy=xy,
        lon=np.round(lon, 6),
        lat=np.round(lat, 6),
        location=[f"On or near {name}" for name in names],
        place=place,
        block=block,
        lsoa=_published_lsoa(true_lsoa, areas, random),
        true_lsoa=true_lsoa,
        hood=areas.hood[block],
        homes=_homes_near(xy, addresses),
        work=_work_near(block, blocks),
    )


def _along(points, blocks: Blocks, street: Street, random):
    """Points spaced evenly along a street, each a few metres to the side of some block."""
    line = points[street.vertices]
    step = np.hypot(*np.diff(line, axis=0).T)
    ends = np.concatenate([[0], np.cumsum(step)])
    count = max(1, round(ends[-1] / APART[street.in_town]))
    for distance in (np.arange(count) + 0.5) * ends[-1] / count:
        i = int(np.searchsorted(ends, distance, side="right") - 1)
        left, right = street.blocks[i], street.blocks[i + len(step)]
        side = 1.0 if right < 0 or (left >= 0 and random.random() < 0.5) else -1.0
        way = (line[i + 1] - line[i]) / step[i]
        # Never on a corner itself: aside of that may be beside another block.
        clear = 0.3 * min(20.0, step[i])
        along = np.clip(distance - ends[i], clear, step[i] - clear)
        on_road = line[i] + way * along
        block = left if side > 0 else right
        yield (
            street.name,
            _beside(blocks, block, on_road, side * np.array([-way[1], way[0]])),
            block,
        )


def _beside(blocks, block, on_road, inward):
    """A place a few metres into the block; less where that would be beyond a sharp corner."""
    for metres in (ASIDE, ASIDE / 2, ASIDE / 4):
        if blocks.holds(block, on_road + metres * inward):
            return on_road + metres * inward
    return on_road + ASIDE / 16 * inward


def _places(blocks: Blocks, random):
    """Put each kind of place in the middle of blocks that suit it, never two in one block."""
    chance = {
        "homes": blocks.residents.astype(float),
        "work": np.maximum(blocks.workers - blocks.residents, 0).astype(float),
        "park": (blocks.use == "park") * 1.0,
        "country": ((blocks.area > 0.8) & (blocks.residents < 40)) * 1.0,
    }
    chance["town"] = chance["work"] * np.isin(blocks.use, ["homes", "centre", "city"])
    at, where, kinds = [], [], []
    free = np.ones(len(blocks.faces))
    for kind, count, suits in PLACES:
        # Parks have one point to a block, so there may be fewer than asked for.
        weight = chance[suits] * free
        count = min(count, int((weight > 0).sum()))
        for block in random.choice(len(weight), count, replace=False, p=weight / weight.sum()):
            free[block] = 0
            at.append(blocks.centres[block])
            where.append(block)
            kinds.append(kind)
    return np.array(at), np.array(where), kinds


def _published_lsoa(true_lsoa, areas: Areas, random) -> np.ndarray:
    """The area each point is counted in: mostly the true one, sometimes the next."""
    published = true_lsoa.copy()
    beside: dict[int, list[int]] = {}
    a, b = areas.lsoa[areas.touching.first], areas.lsoa[areas.touching.second]
    for one, other in sorted(set(zip(a.tolist(), b.tolist(), strict=True))):
        if one != other and areas.district_of[one] == areas.district_of[other]:
            beside.setdefault(one, []).append(other)
            beside.setdefault(other, []).append(one)
    for i in np.flatnonzero(random.random(len(published)) < MISPLACED):
        choices = beside.get(int(true_lsoa[i]), [])
        if choices:
            published[i] = choices[random.integers(len(choices))]
    published[random.choice(len(published), UNCODED, replace=False)] = -1
    return published


def _homes_near(xy, addresses) -> np.ndarray:
    """Doors for which each point is the nearest of all."""
    nearest = cKDTree(xy).query(addresses.xy)[1]
    return np.bincount(nearest, minlength=len(xy)).astype(float)


def _work_near(block, blocks) -> np.ndarray:
    shared = np.bincount(block, minlength=len(blocks.faces))
    return blocks.workers[block] / shared[block]


def settlement_of(points: StreetPoints) -> np.ndarray:
    return towns.nearest(points.xy, towns.SETTLEMENTS)
