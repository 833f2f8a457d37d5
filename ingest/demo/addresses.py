"""Addresses along the streets, and the postcodes they are delivered under."""

from dataclasses import dataclass

import numpy as np

from ingest.demo.areas import Areas
from ingest.demo.blocks import Blocks
from ingest.demo.policing import NEIGHBOURHOODS
from ingest.demo.streets import Street

PEOPLE_A_HOME, WORKERS_A_SHOP = 2.3, 14.0
SET_BACK = 11.0  # metres from the middle of the road to the door
MOST_DOORS = 26  # of one postcode
UNITS_A_SECTOR = 200
LETTERS = "ABDEFGHJLNPQRSTUWXYZ"  # a postcode never ends in C, I, K, M, O or V
# Postal towns follow neighbourhoods here; ZD1 is shared by the two forces.
OUTWARD = {"D01": 1, "D02": 2, "D03": 3, "D04": 4, "D05": 5, "D07": 6, "D08": 6, "D06": 7,
           "CPT Ness.1": 7, "D10": 8, "D11": 8, "D12": 9, "D13": 10, "gw": 11}  # fmt: skip


@dataclass
class Addresses:
    """One entry for each door: where (metres), in which block, on which street."""

    xy: np.ndarray
    block: np.ndarray
    street: np.ndarray


@dataclass
class Postcodes:
    """One entry for each postcode: where (whole metres), in which block, how many doors."""

    codes: list[str]
    xy: np.ndarray
    block: np.ndarray
    doors: np.ndarray


def put_doors(points: np.ndarray, blocks: Blocks, streets: list[Street]) -> Addresses:
    """Share each block's homes and workplaces out over its sides, by their length."""
    steps = [
        (number, u, v, side, block)
        for number, street in enumerate(streets)
        for u, v, side, block in street.sides()
        if block >= 0
    ]
    street, u, v, side, block = (np.array(column) for column in zip(*steps, strict=True))
    way = points[v] - points[u]
    length = np.hypot(*way.T)
    wanted = (
        blocks.residents / PEOPLE_A_HOME
        + np.maximum(blocks.workers - blocks.residents, 0) / WORKERS_A_SHOP
    )
    along = np.bincount(block, length, len(blocks.faces))
    doors = length * (wanted / np.maximum(along, 1))[block]
    edges = np.concatenate([[0], np.cumsum(doors)])
    at = np.arange(int(edges[-1])) + 0.5
    step = np.searchsorted(edges, at, side="right") - 1
    share = ((at - edges[step]) / doors[step])[:, None]
    inward = side[step, None] * np.column_stack([-way[step, 1], way[step, 0]])
    inward /= length[step, None]
    xy = points[u[step]] + share * way[step] + SET_BACK * inward
    return Addresses(xy, block[step], street[step])


def deliver(addresses: Addresses, areas: Areas) -> Postcodes:
    """
    Give each run of at most MOST_DOORS doors of one street and neighbourhood a postcode.

    A postcode lies at the door in the middle of its run. The first, ZD1 1AA, is in the
    first neighbourhood.
    """
    hood, lsoa = areas.hood[addresses.block], areas.lsoa[addresses.block]
    # A street goes with the first of the small areas it borders, so that one sector is
    # one part of the town.
    first_lsoa = np.full(addresses.street.max() + 1, len(areas.codes))
    np.minimum.at(first_lsoa, addresses.street, lsoa)
    order = np.lexsort((addresses.street, first_lsoa[addresses.street], hood, _outward(hood)))
    key = np.column_stack([hood, addresses.street])[order]
    new_street = np.concatenate([[True], (key[1:] != key[:-1]).any(axis=1)])
    starts = np.flatnonzero(new_street)
    sizes = np.diff(np.append(starts, len(key)))
    codes, middles, doors = [], [], []
    sector, unit, before = 1, -1, None
    for start, size in zip(starts, sizes, strict=True):
        here = NEIGHBOURHOODS[key[start, 0]]
        runs = -(-int(size) // MOST_DOORS)
        for run in range(runs):
            first, last = start + run * size // runs, start + (run + 1) * size // runs
            unit += 1
            if before is None or _outward_of(here) != _outward_of(before):
                sector, unit = 1, 0
            elif here != before or unit == UNITS_A_SECTOR:
                sector, unit = sector + 1, 0
            before = here
            letters = LETTERS[unit // len(LETTERS)] + LETTERS[unit % len(LETTERS)]
            codes.append(f"ZD{_outward_of(here)} {sector % 10}{letters}")
            middles.append(order[(first + last) // 2])
            doors.append(last - first)
    middles = np.array(middles)
    return Postcodes(
        codes, np.round(addresses.xy[middles]), addresses.block[middles], np.array(doors)
    )


def _outward_of(hood) -> int:
    return OUTWARD[hood.id] if hood.force == "doggerland" else 1


def _outward(hood: np.ndarray) -> np.ndarray:
    return np.array([_outward_of(h) for h in NEIGHBOURHOODS])[hood]
