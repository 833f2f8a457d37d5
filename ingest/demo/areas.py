"""Which LSOA, neighbourhood, district and force each block is in, with codes and names."""

from dataclasses import dataclass

import numpy as np

from ingest.demo import lsoas
from ingest.demo.blocks import Blocks
from ingest.demo.mesh import Mesh
from ingest.demo.policing import CITY, DISTRICTS, DOGGERLAND, NEIGHBOURHOODS


@dataclass
class Areas:
    """
    `lsoa` and `hood` number the area of each block; the rest has one entry for each LSOA.

    LSOAs are in the order of their codes; `hood` counts along policing.NEIGHBOURHOODS,
    `district` along policing.DISTRICTS.
    """

    lsoa: np.ndarray
    hood: np.ndarray
    codes: list[str]
    names: list[str]
    hood_of: np.ndarray
    district_of: np.ndarray
    residents: np.ndarray
    workers: np.ndarray
    touching: lsoas.Adjacency

    @property
    def force_of(self) -> list[str]:
        return [NEIGHBOURHOODS[hood].force for hood in self.hood_of]


def draw(mesh: Mesh, blocks: Blocks) -> Areas:
    touching = lsoas.neighbours(mesh, blocks)
    number = lsoas.group(mesh, blocks, touching)
    count = number.max() + 1
    weight = blocks.area / np.bincount(number, blocks.area)[number]
    centres = np.column_stack([np.bincount(number, weight * blocks.centres[:, k]) for k in (0, 1)])
    in_city = np.bincount(number, blocks.use == "city") > 0
    hood_of = _nearest_hood(centres, in_city)
    _join_strays(hood_of, number, touching, blocks)
    district = {d.code: i for i, d in enumerate(DISTRICTS)}
    district_of = np.array([district[NEIGHBOURHOODS[h].district] for h in hood_of])
    order = _reading_order(centres, hood_of, district_of)
    rank = np.empty(count, int)
    rank[order] = np.arange(count)
    hood_of, district_of = hood_of[order], district_of[order]
    number = rank[number]
    return Areas(
        lsoa=number,
        hood=hood_of[number],
        codes=[f"E0199{i + 1:04d}" for i in range(count)],
        names=_names(district_of, hood_of),
        hood_of=hood_of,
        district_of=district_of,
        residents=np.bincount(number, blocks.residents).astype(int),
        workers=np.bincount(number, blocks.workers).astype(int),
        touching=touching,
    )


def _nearest_hood(centres, in_city) -> np.ndarray:
    middles = np.array([hood.centre for hood in NEIGHBOURHOODS])
    gaps = np.hypot(*(centres[:, None, :] - middles[None, :, :]).transpose(2, 0, 1))
    of_city = np.array([hood.force == CITY.id for hood in NEIGHBOURHOODS])
    gaps[in_city[:, None] != of_city[None, :]] = np.inf
    return gaps.argmin(axis=1)


def _join_strays(hood_of, number, touching, blocks) -> None:
    """Give an LSOA cut off from the rest of its neighbourhood to the one that surrounds it."""
    count = len(hood_of)
    shared = np.zeros((count, count))
    a, b = number[touching.first], number[touching.second]
    np.add.at(shared, (a, b), touching.metres)
    np.add.at(shared, (b, a), touching.metres)
    np.fill_diagonal(shared, 0)
    people = np.bincount(number, blocks.residents, count)
    for hood in range(len(NEIGHBOURHOODS)):
        parts = _parts(np.flatnonzero(hood_of == hood), shared)
        keep = max(parts, key=lambda part: people[part].sum(), default=[])
        for part in parts:
            if part is keep:
                continue
            edge = shared[part].sum(axis=0)
            edge[part] = 0
            into = np.bincount(hood_of, edge, len(NEIGHBOURHOODS))
            force = NEIGHBOURHOODS[hood].force
            into[[h.force != force for h in NEIGHBOURHOODS]] = 0
            if into.any():
                hood_of[part] = into.argmax()


def _parts(members, shared) -> list[list[int]]:
    left, parts = set(members.tolist()), []
    while left:
        waiting, part = [min(left)], []
        left.discard(waiting[0])
        while waiting:
            area = waiting.pop()
            part.append(area)
            near = [n for n in sorted(left) if shared[area, n] > 0]
            left.difference_update(near)
            waiting += near
        parts.append(part)
    return parts


def _reading_order(centres, hood_of, district_of) -> np.ndarray:
    """By district, neighbourhood, then outwards from the neighbourhood's middle."""
    middles = np.array([NEIGHBOURHOODS[h].centre for h in hood_of])
    out = np.hypot(*(centres - middles).T)
    return np.lexsort((out, hood_of, district_of))


def _names(district_of, hood_of) -> list[str]:
    """`Ness Harbour 001A`: district, then number and letter of groups of four or five."""
    names, number, letter, before = [], 0, 0, (None, None)
    for district, hood in zip(district_of, hood_of, strict=True):
        if district != before[0]:
            number, letter = 1, 0
        elif hood != before[1] or letter == 5:
            number, letter = number + 1, 0
        names.append(f"{DISTRICTS[district].name} {number:03d}{'ABCDE'[letter]}")
        letter, before = letter + 1, (district, hood)
    return names


def of_force(areas: Areas, force: str = DOGGERLAND.id) -> np.ndarray:
    """Which LSOAs belong to a force, as a mask."""
    return np.array([f == force for f in areas.force_of])
