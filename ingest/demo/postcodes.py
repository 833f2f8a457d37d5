"""Postcodes: runs of doors of one street, numbered neighbourhood by neighbourhood."""

from dataclasses import dataclass

import numpy as np

from ingest.demo.addresses import Addresses
from ingest.demo.areas import Areas
from ingest.demo.blocks import Blocks
from ingest.demo.policing import NEIGHBOURHOODS

MOST_DOORS = 26  # of one postcode
UNITS_A_SECTOR = 200
LETTERS = "ABDEFGHJLNPQRSTUWXYZ"  # a postcode never ends in C, I, K, M, O or V
# Postal towns follow neighbourhoods here; ZD1 is shared by the two forces.
OUTWARD = {"D01": 1, "D02": 2, "D03": 3, "D04": 4, "D05": 5, "D07": 6, "D08": 6, "D06": 7,
           "CPT Ness.1": 7, "D10": 8, "D11": 8, "D12": 9, "D13": 10, "gw": 11}  # fmt: skip


@dataclass
class Postcodes:
    """One entry for each postcode: where (whole metres), in which block, how many doors."""

    codes: list[str]
    xy: np.ndarray
    block: np.ndarray
    doors: np.ndarray


def deliver(addresses: Addresses, areas: Areas, blocks: Blocks) -> Postcodes:
    """
    Give each run of at most MOST_DOORS doors of one street and neighbourhood a postcode.

    A postcode lies at the door in the middle of its run. The first, ZD1 1AA, is in the
    first neighbourhood.
    """
    codes, spots, block_of, doors = [], [], [], []
    sector, unit, before = 1, -1, None
    for here, run in _runs(addresses, areas):
        unit += 1
        if before is None or _outward_of(here) != _outward_of(before):
            sector, unit = 1, 0
        elif here != before or unit == UNITS_A_SECTOR:
            sector, unit = sector + 1, 0
        before = here
        letters = LETTERS[unit // len(LETTERS)] + LETTERS[unit % len(LETTERS)]
        spot, block = _spot(addresses, blocks, run)
        codes.append(f"ZD{_outward_of(here)} {sector % 10}{letters}")
        spots.append(spot)
        block_of.append(block)
        doors.append(len(run))
    return Postcodes(codes, np.array(spots), np.array(block_of), np.array(doors))


def _runs(addresses: Addresses, areas: Areas):
    """Yield the neighbourhood and the numbers of the doors of each postcode to be."""
    hood, lsoa = areas.hood[addresses.block], areas.lsoa[addresses.block]
    # A street goes with the first of the small areas it borders, so that one sector is
    # one part of the town.
    first_lsoa = np.full(addresses.street.max() + 1, len(areas.codes))
    np.minimum.at(first_lsoa, addresses.street, lsoa)
    outward = np.array([_outward_of(one) for one in NEIGHBOURHOODS])[hood]
    # Streets between two neighbourhoods come last in each, so that none begins on its border.
    first_hood, last_hood = np.full(len(first_lsoa), len(NEIGHBOURHOODS)), np.zeros(len(first_lsoa))
    np.minimum.at(first_hood, addresses.street, hood)
    np.maximum.at(last_hood, addresses.street, hood)
    on_border = (first_hood < last_hood)[addresses.street]
    order = np.lexsort((addresses.street, first_lsoa[addresses.street], on_border, hood, outward))
    key = np.column_stack([hood, addresses.street])[order]
    changes = np.flatnonzero((key[1:] != key[:-1]).any(axis=1)) + 1
    for doors in np.split(order, changes):
        parts = -(-len(doors) // MOST_DOORS)
        for run in np.array_split(doors, parts):
            yield NEIGHBOURHOODS[hood[run[0]]], run


def _spot(addresses: Addresses, blocks: Blocks, run: np.ndarray):
    """Whole metres and block of the door nearest the middle of a run that is well in its block."""
    middle = len(run) // 2
    for door in run[np.argsort(np.abs(np.arange(len(run)) - middle), kind="stable")]:
        spot, block = np.round(addresses.xy[door]), int(addresses.block[door])
        if blocks.holds(block, spot):
            return spot, block
    block = int(addresses.block[run[middle]])
    return np.round(blocks.centres[block]), block


def _outward_of(hood) -> int:
    return OUTWARD[hood.id] if hood.force == "doggerland" else 1
