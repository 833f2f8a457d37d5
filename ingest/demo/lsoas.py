"""Small statistical areas (LSOAs): blocks brought together along the road network."""

from dataclasses import dataclass

import numpy as np

from ingest.demo.blocks import EMPTY_LSOA, Blocks
from ingest.demo.mesh import Mesh

MOST = 2250  # residents; the real ones have 1,000 to 3,000
FEWEST = 1000
CITY_MOST = 1700


@dataclass
class Adjacency:
    """Which blocks touch, and along how many metres: parallel arrays, each pair once."""

    first: np.ndarray
    second: np.ndarray
    metres: np.ndarray


def neighbours(mesh: Mesh, blocks: Blocks) -> Adjacency:
    pairs = [
        (blocks.number_of[face], blocks.number_of[mesh.side[v, u]], u, v)
        for (u, v), face in mesh.side.items()
        if u < v and (v, u) in mesh.side
    ]
    first, second, u, v = np.array(pairs).T
    points = np.array(mesh.points)
    return Adjacency(first, second, np.hypot(*(points[u] - points[v]).T))


def group(mesh: Mesh, blocks: Blocks, touching: Adjacency) -> np.ndarray:
    """
    Return the number of the LSOA of each block, 0 upwards.

    The cuts are undone, newest first, as long as the joined piece has at most MOST
    residents: so areas are bounded by roads, and the larger road wins. What is left with
    too few people goes to the neighbour it shares most of its edge with.
    """
    area_of = _undo_cuts(mesh, blocks)
    kind = np.array([_kind(blocks, i) for i in range(len(blocks.faces))])
    _join_small(area_of, kind, blocks.residents, touching)
    _join_islets(area_of, kind, blocks)
    return np.unique(area_of, return_inverse=True)[1]


def _kind(blocks: Blocks, i: int) -> str:
    """Areas never mix these: the city, its gate, the park where nobody lives, the rest."""
    if blocks.place[i] == EMPTY_LSOA:
        return "empty"
    return blocks.use[i] if blocks.use[i] in ("city", "centre") else "rest"


def _undo_cuts(mesh, blocks) -> np.ndarray:
    kind = {int(f): _kind(blocks, i) for i, f in enumerate(blocks.faces)}
    people = {int(f): int(n) for f, n in zip(blocks.faces, blocks.residents, strict=True)}
    members = {int(f): [i] for i, f in enumerate(blocks.faces)}
    finished: list[list[int]] = []
    for kept, new in reversed(mesh.history):
        a, b = members.get(kept), members.pop(new, None)
        if a is None and b is None:
            continue
        most = CITY_MOST if kind[kept] == "city" else MOST
        # The gate and the park are one area each, however the roads run through them.
        whole = kind[kept] in ("centre", "empty")
        joined = people[kept] + people[new]
        if a and b and kind[kept] == kind[new] and (joined <= most or whole):
            members[kept] = a + b
            people[kept] = joined
        else:
            finished += [part for part in (a, b) if part]
            members.pop(kept, None)
    finished += [part for part in members.values() if part]
    area_of = np.full(len(blocks.faces), -1)
    for number, part in enumerate(finished):
        area_of[part] = number
    return area_of


def _join_small(area_of, kind, residents, touching) -> None:
    """Give every area with too few residents to a neighbour of its kind, smallest first."""
    people = dict(enumerate(np.bincount(area_of, residents)))
    kind_of = {area: kind[np.argmax(area_of == area)] for area in people}
    shared: dict[int, dict[int, float]] = {area: {} for area in people}
    for a, b, metres in zip(
        area_of[touching.first], area_of[touching.second], touching.metres, strict=True
    ):
        if a != b:
            shared[a][b] = shared[a].get(b, 0) + metres
            shared[b][a] = shared[b].get(a, 0) + metres
    small = {a for a in people if kind_of[a] == "rest" and people[a] < FEWEST}
    while small:
        area = min(small, key=lambda a: (people[a], a))
        small.remove(area)
        choices = [n for n in shared[area] if kind_of[n] == kind_of[area]]
        if not choices:
            continue  # an islet: see _join_islets
        # A long common edge counts for it, many people against it.
        into = max(choices, key=lambda n: (shared[area][n] / (400 + people[n]), n))
        area_of[area_of == area] = into
        people[into] += people.pop(area)
        for n, metres in shared.pop(area).items():
            shared[n].pop(area, None)
            if n != into:
                shared[n][into] = shared[n].get(into, 0) + metres
                shared[into][n] = shared[into].get(n, 0) + metres
        small.discard(into)
        if people[into] < FEWEST:
            small.add(into)


def _join_islets(area_of, kind, blocks) -> None:
    """Give each islet to the area on the nearest shore, which then has several parts."""
    people = np.bincount(area_of, blocks.residents)
    rest = kind == "rest"
    for area in np.unique(area_of[rest]):
        mine = area_of == area
        if people[area] < FEWEST and (kind[mine] == "rest").all():
            shore = rest & ~mine & (people[area_of] >= FEWEST)
            gaps = np.hypot(*(blocks.centres[shore] - blocks.centres[mine].mean(axis=0)).T)
            area_of[mine] = area_of[shore][gaps.argmin()]
