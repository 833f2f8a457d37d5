"""Addresses: a door for every home and workplace, along the streets."""

from dataclasses import dataclass

import numpy as np

from ingest.demo.blocks import Blocks
from ingest.demo.streets import Street

PEOPLE_A_HOME, WORKERS_A_SHOP = 2.3, 14.0
SET_BACK, OFF_CORNER = 9.0, 16.0  # metres from the middle of the road, and from its ends


@dataclass
class Addresses:
    """One entry for each door: where (metres), in which block, on which street."""

    xy: np.ndarray
    block: np.ndarray
    street: np.ndarray


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
    # In a sliver of a block all of that would be beyond the other side.
    inset = np.minimum(SET_BACK, 0.5 * 1e6 * blocks.area / np.maximum(along, 1))
    doors = length * (wanted / np.maximum(along, 1))[block]
    edges = np.concatenate([[0], np.cumsum(doors)])
    at = np.arange(int(edges[-1])) + 0.5
    step = np.searchsorted(edges, at, side="right") - 1
    # Kept off the corners, where the next street's doors are.
    corner = np.minimum(0.3, OFF_CORNER / length)[step]
    share = (corner + (1 - 2 * corner) * (at - edges[step]) / doors[step])[:, None]
    inward = side[step, None] * np.column_stack([-way[step, 1], way[step, 0]])
    inward /= length[step, None]
    xy = points[u[step]] + share * way[step] + inset[block[step], None] * inward
    return Addresses(xy, block[step], street[step])
