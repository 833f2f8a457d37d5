"""The blocks: what each is used for, and how many people live and work in it."""

from dataclasses import dataclass

import numpy as np

from ingest.demo import towns
from ingest.demo.coast import at
from ingest.demo.mesh import Point, area_and_centre, is_inside
from ingest.demo.randomness import generator
from ingest.demo.roads import Network

RESIDENTS = 200_000  # of the large force; the old city has its own few
CITY_RESIDENTS, CITY_WORKERS = 7_000, 60_000
CENTRE_RESIDENTS, CENTRE_WORKERS = 420, 9_400
# Parks and docks: what, roughly where (kilometres), and how large (square kilometres).
OPEN_LAND = [
    ("park", "Wold Park", (28.3, 15.3), 0.55),
    ("docks", "Eastwharf Docks", (33.4, 18.3), 0.35),
    ("park", "Oxmere Green", (29.0, 19.0), 0.12),
    ("park", "Kelder Fields", (31.6, 14.9), 0.15),
    ("park", "Lantern Gardens", (39.2, 27.6), 0.10),
    ("park", "Saltings Park", (13.2, 8.0), 0.10),
    ("docks", "Fishdock", (41.0, 29.0), 0.15),
]
EMPTY_LSOA = "Wold Park"  # an area of its own where nobody lives


@dataclass
class Blocks:
    """One entry for each block, in the order of `faces`; areas in square kilometres."""

    faces: np.ndarray
    centres: np.ndarray
    area: np.ndarray
    use: np.ndarray  # homes, city, centre, park, docks
    place: np.ndarray  # the name of the park or dock, or ""
    residents: np.ndarray
    workers: np.ndarray
    number_of: dict[int, int]  # face -> position in these arrays
    rings: list[list[Point]]

    def holds(self, block: int, point) -> bool:
        """Say whether a place in metres lies in the block itself, not just beside it."""
        return is_inside(self.rings[block], (float(point[0]), float(point[1])))


def lay_out(network: Network) -> Blocks:
    mesh = network.mesh
    faces = np.array(sorted(mesh.rings))
    number_of = {int(face): i for i, face in enumerate(faces)}
    rings = [mesh.xy(mesh.rings[face]) for face in faces]
    measured = [area_and_centre(ring) for ring in rings]
    area = np.array([a for a, _ in measured]) / 1e6
    centres = np.array([c for _, c in measured])
    use = np.full(len(faces), "homes", dtype="<U8")
    place = np.full(len(faces), "", dtype="<U24")
    for kind, (step, face) in (("city", network.city), ("centre", network.centre)):
        use[[number_of[f] for f in descendants(mesh.history, step, {face})]] = kind
    for kind, name, km, size in OPEN_LAND:
        mine = _piece_near(mesh.history, faces, number_of, area, centres, use, at(*km), size)
        use[mine], place[mine] = kind, name
    residents, workers = _people(use, place, area, centres)
    return Blocks(faces, centres, area, use, place, residents, workers, number_of, rings)


def descendants(history, step: int, faces: set[int]) -> set[int]:
    """The faces that `faces` had become at the end, from `step` of the history on."""
    found = set(faces)
    for kept, new in history[step:]:
        if kept in found:
            found.add(new)
    return found


def _piece_near(history, faces, number_of, area, centres, use, target, size) -> list[int]:
    """Blocks of the piece of land, once whole, that is nearest to `target` and of about `size`."""
    total = {int(f): a for f, a in zip(faces, area, strict=True)}
    moment = {int(f): a * c for f, a, c in zip(faces, area, centres, strict=True)}
    best, best_gap = (0, 0, 0), np.inf
    for step in range(len(history) - 1, -1, -1):
        kept, new = history[step]
        total[kept] += total.pop(new)
        moment[kept] = moment[kept] + moment.pop(new)
        gap = np.hypot(*(moment[kept] / total[kept] - target))
        if 0.6 < total[kept] / size < 1.6 and gap < best_gap:
            best, best_gap = (step, kept, new), gap
    step, kept, new = best
    mine = [number_of[f] for f in descendants(history, step + 1, {kept, new})]
    return [i for i in sorted(mine) if use[i] == "homes"]


def _people(use, place, area, centres):
    random = generator("residents")
    weight = towns.density(centres) * area * random.lognormal(0, 0.35, len(area))
    weight[(use == "park") | (use == "docks")] = 0
    residents = np.zeros(len(area), int)
    workers = np.zeros(len(area), int)
    for kinds, people in (
        (["homes", "park", "docks"], RESIDENTS - CENTRE_RESIDENTS),
        (["centre"], CENTRE_RESIDENTS),
        (["city"], CITY_RESIDENTS),
    ):
        here = np.isin(use, kinds)
        residents[here] = _shared_out(people, weight[here])
    workers[:] = residents * random.uniform(0.62, 0.95, len(area))
    for kind, people in (("city", CITY_WORKERS), ("centre", CENTRE_WORKERS), ("docks", 2600)):
        workers[use == kind] = _shared_out(people, area[use == kind])
    workers[use == "park"] = 6
    for town in (towns.NESS_HARBOUR, towns.SILVERPIT):  # the shops and offices of a town
        near = np.hypot(*(centres - town.centre).T) < 330
        workers[near] += _shared_out(int(town.people * 0.11), area[near])
    return residents, workers


def _shared_out(people: int, weight: np.ndarray) -> np.ndarray:
    """Whole numbers in proportion to `weight` that add up to `people` exactly."""
    edges = np.round(np.concatenate([[0], np.cumsum(weight)]) * (people / weight.sum()))
    return np.diff(edges).astype(int)
