"""The LSOAs of 2011: those of 2021, but for one split, one merged and one pair redrawn."""

from dataclasses import dataclass

import numpy as np

from ingest.demo.areas import Areas
from ingest.demo.blocks import Blocks
from ingest.demo.policing import NEIGHBOURHOODS


@dataclass
class Changes:
    """
    `lsoa11` numbers the 2011 area of each block along `codes` and `names`.

    `rows` has one entry for each link: (2011 number, U, M, S or X, 2021 number).
    """

    lsoa11: np.ndarray
    codes: list[str]
    names: list[str]
    rows: list[tuple[int, str, int]]


def go_back(blocks: Blocks, areas: Areas) -> Changes:
    """Undo three changes between the censuses, in three neighbourhoods."""
    lsoa11 = areas.lsoa.copy()
    codes, names = list(areas.codes), list(areas.names)
    links = {(i, i): "U" for i in range(len(codes))}

    def formerly(blocks_of: np.ndarray, beside: int) -> int:
        """Add a 2011 area of these blocks, numbered on from those of a 2021 area."""
        codes.append(f"E0199{8000 + len(codes):04d}")
        group = names[beside][:-1]
        names.append(
            group + chr(ord("F") + sum(name[:-1] == group for name in names[len(areas.names) :]))
        )
        lsoa11[blocks_of] = len(codes) - 1
        return len(codes) - 1

    # Split: one area of 2011 has become two.
    one, other = _pair(areas, blocks, "D07")
    whole = formerly(np.isin(areas.lsoa, [one, other]), one)
    links |= {(whole, one): "S", (whole, other): "S"}
    # Merged: two areas of 2011 have become one.
    merged, _ = _pair(areas, blocks, "D10")
    part = _half(blocks, areas, merged, towards=None)
    rest = (areas.lsoa == merged) & ~part
    links |= {(formerly(part, merged), merged): "M", (formerly(rest, merged), merged): "M"}
    # Irregular: the line between two areas has moved.
    c, d = _pair(areas, blocks, "D04")
    moved = _half(blocks, areas, c, towards=d)
    a = formerly((areas.lsoa == c) & ~moved, c)
    b = formerly((areas.lsoa == d) | moved, d)
    links |= {(a, c): "X", (b, c): "X", (b, d): "X"}
    for gone in (one, other, merged, c, d):
        del links[gone, gone]
    return Changes(lsoa11, codes, names, [(o, kind, n) for (o, n), kind in sorted(links.items())])


def _pair(areas: Areas, blocks: Blocks, hood_id: str) -> tuple[int, int]:
    """The two touching LSOAs of a neighbourhood with the longest common edge."""
    hood = next(i for i, h in enumerate(NEIGHBOURHOODS) if h.id == hood_id)
    a, b = areas.lsoa[areas.touching.first], areas.lsoa[areas.touching.second]
    both = (areas.hood_of[a] == hood) & (areas.hood_of[b] == hood) & (a != b)
    both &= (areas.residents[a] > 0) & (areas.residents[b] > 0)
    shared: dict[tuple[int, int], float] = {}
    for one, other, metres in zip(a[both], b[both], areas.touching.metres[both], strict=True):
        pair = (int(min(one, other)), int(max(one, other)))
        shared[pair] = shared.get(pair, 0.0) + float(metres)
    return max(shared, key=lambda pair: (shared[pair], pair))


def _half(blocks: Blocks, areas: Areas, lsoa: int, towards: int | None) -> np.ndarray:
    """
    A mask of connected blocks with about half of an LSOA's residents.

    They are the nearest to the LSOA `towards`, or else to the first block.
    """
    mine = np.flatnonzero(areas.lsoa == lsoa)
    goal = blocks.centres[mine[0]]
    if towards is not None:
        goal = blocks.centres[areas.lsoa == towards].mean(axis=0)
    near = mine[np.hypot(*(blocks.centres[mine] - goal).T).argsort(kind="stable")]
    upto = np.cumsum(blocks.residents[near])
    mask = np.zeros(len(blocks.faces), bool)
    mask[near[upto <= upto[-1] * 0.45]] = True
    return mask
