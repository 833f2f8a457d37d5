"""Streets: stretches of the cuts that carry one name, and the blocks on either side."""

from collections.abc import Iterator
from dataclasses import dataclass, field
from itertools import pairwise

import numpy as np

from ingest.demo import names, towns
from ingest.demo.blocks import Blocks
from ingest.demo.roads import TOWN, Network

LONGEST = {True: 750.0, False: 3000.0}  # metres of one name: in town, in the country


@dataclass
class Street:
    name: str
    kind: str  # main, minor, street
    vertices: list[int]
    place: int  # number in towns.ALL_PLACES of the nearest settlement
    in_town: bool
    blocks: list[int] = field(default_factory=list)  # on the left of each step, then the right

    def sides(self) -> Iterator[tuple[int, int, float, int]]:
        """Yield (from vertex, to vertex, 1 for left or -1 for right, block or -1 for the sea)."""
        steps = list(pairwise(self.vertices))
        side = [1.0] * len(steps) + [-1.0] * len(steps)
        for (u, v), which, block in zip(steps * 2, side, self.blocks, strict=True):
            yield u, v, which, block


def lay_out(network: Network, blocks: Blocks) -> list[Street]:
    """Return every street, named; paths within a park and hedges between fields are none."""
    found = []
    points = np.array(network.mesh.points)
    busy = towns.density(points) > TOWN
    place = towns.nearest(points, towns.ALL_PLACES)
    ends = _junctions(network)
    for line, (name, kind) in enumerate(zip(network.names, network.classes, strict=True)):
        if kind == "hedge":
            continue
        for chain in _stretches(network, line, points, busy, ends):
            street = Street(name, kind, chain, *_where(chain, place, busy))
            street.blocks = _beside(network.mesh, blocks, chain)
            if not _within_park(blocks, street):
                found.append(street)
    _give_names(found, blocks)
    return found


def _junctions(network) -> np.ndarray:
    """How many roads meet in each vertex."""
    degree = np.zeros(len(network.mesh.points), int)
    for edge, line in network.mesh.line_of.items():
        if network.classes[line] != "hedge":
            degree[list(edge)] += 1
    return degree


def _stretches(network, line, points, busy, degree):
    """Cut a line where it stops, enters or leaves a town, or has grown long, at junctions."""
    chain = network.mesh.lines[line]
    stretch, length = chain[:1], 0.0
    for u, v in pairwise(chain):
        if network.mesh.line_of.get(frozenset((u, v))) != line:  # a gap in a main road
            if len(stretch) > 1:
                yield stretch
            stretch, length = [v], 0.0
            continue
        stretch.append(v)
        length += float(np.hypot(*(points[u] - points[v])))
        changes = busy[v] != busy[stretch[0]]
        if degree[v] > 2 and (length > LONGEST[bool(busy[v])] or (changes and length > 150)):
            yield stretch
            stretch, length = [v], 0.0
    if len(stretch) > 1:
        yield stretch


def _where(chain, place, busy) -> tuple[int, bool]:
    middle = chain[len(chain) // 2]
    return int(place[middle]), bool(busy[middle])


def _beside(mesh, blocks, chain) -> list[int]:
    """Block on the left of every step, then on the right; -1 where there is only sea."""
    steps = list(pairwise(chain))
    sides = [mesh.side.get(step, -1) for step in steps]
    sides += [mesh.side.get(step[::-1], -1) for step in steps]
    return [blocks.number_of.get(side, -1) for side in sides]


def _within_park(blocks, street) -> bool:
    uses = {blocks.use[b] for b in street.blocks if b >= 0}
    return uses == {"park"}


def _give_names(found: list[Street], blocks: Blocks) -> None:
    """Main roads keep theirs in the open country; in a village they are its High Street."""
    groups: dict[tuple[str, str], list[Street]] = {}
    for street in found:
        place = towns.ALL_PLACES[street.place]
        if street.name and (not street.in_town or place.kind not in ("Village", "Hamlet")):
            continue
        if street.name:
            street.name = "High Street"
            continue
        in_city = any(blocks.use[b] == "city" for b in street.blocks if b >= 0)
        kind = "city" if in_city else "street" if street.in_town else "minor"
        groups.setdefault((place.name, kind), []).append(street)
    for (town, kind), streets in sorted(groups.items()):
        for street, name in zip(streets, names.street_names(town, kind, len(streets)), strict=True):
            street.name = name
    _use_other_alphabets(groups)


def _use_other_alphabets(groups) -> None:
    ness = groups[("Outer Ness", "street")] + groups[("Ness Harbour", "street")]
    for street, name in zip(ness[::5], names.IN_WELSH, strict=False):
        street.name = name
    rest = groups[("Haven Gate", "street")] + groups[("Silverpit", "street")]
    for street, name in zip(rest[3::9], names.WITH_ACCENTS, strict=False):
        street.name = name
