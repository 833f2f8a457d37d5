"""The road network: main roads drawn by hand, then faces cut in two until they are blocks."""

import math
from dataclasses import dataclass

import numpy as np

from ingest.demo import coast, towns
from ingest.demo.cutting import cut_across, cut_along
from ingest.demo.mesh import Mesh, area_and_centre, long_axis
from ingest.demo.randomness import generator

# Kilometres of the coast's drawing. A path may begin and end in the sea.
CITY_WALL = ("City Wall", [(31.9, 16.8), (31.3, 16.2), (30.6, 16.25), (30.05, 16.8), (29.95, 17.5),
                           (30.35, 18.2), (31.1, 18.55), (31.9, 17.8)])  # fmt: skip
MAIN_ROADS = [
    # The city and the streets before its gate are cut off before any road crosses them.
    CITY_WALL,
    ("Haven Gate Road", [(30.7, 16.6), (29.9, 16.25), (29.35, 16.9), (29.3, 17.7), (29.75, 18.4),
                         (30.7, 18.2)]),
    ("Exchange Street", [(29.7, 17.3), (31.3, 17.28)]),
    ("Ring Road", [(33.6, 16.5), (33.3, 14.9), (31.8, 14.1), (29.6, 14.5), (27.9, 16.0),
                   (27.6, 18.0), (28.6, 19.9), (30.6, 20.9), (33.0, 20.4), (34.4, 19.0),
                   (34.7, 17.2)]),
    ("Ness Road", [(30.9, 18.0), (31.8, 20.4), (34.2, 22.8), (37.2, 25.2), (39.6, 28.0),
                   (40.0, 30.2)]),
    ("Silverpit Road", [(30.4, 16.8), (27.6, 14.6), (23.4, 12.6), (18.6, 10.2), (14.6, 8.2),
                        (14.0, 5.4)]),
    ("Western Way", [(30.2, 17.5), (26.5, 18.4), (21.0, 18.8), (15.5, 19.6), (10.6, 20.4),
                     (10.0, 22.2)]),
    ("Holmsand Road", [(31.0, 16.5), (33.4, 13.4), (36.6, 9.6), (36.0, 5.6), (35.2, 2.0)]),
    ("Tarn Road", [(30.4, 17.9), (28.9, 21.6), (27.8, 25.0), (29.2, 29.2), (31.2, 32.6),
                   (31.7, 35.5)]),
    ("Fen Road", [(13.8, 7.4), (10.4, 10.8), (9.4, 15.2), (12.8, 19.7), (16.0, 24.2), (16.6, 28.6),
                  (16.2, 33.0)]),
    ("North Coast Road", [(40.2, 28.6), (36.0, 29.2), (31.0, 28.9), (28.0, 27.4), (24.9, 25.4),
                          (20.0, 26.5), (15.0, 26.6), (10.0, 26.0), (5.5, 26.9)]),
    ("Bight Road", [(14.6, 8.0), (19.8, 6.0), (21.8, 9.4), (26.0, 10.6), (30.2, 10.9), (34.4, 12.0),
                    (38.6, 11.2), (45.0, 10.6)]),
    ("East Coast Road", [(40.0, 28.2), (41.5, 24.4), (40.2, 21.6), (37.0, 19.8), (33.9, 19.0),
                         (32.4, 18.6), (31.0, 18.0)]),
    ("Spit Road", [(39.4, 28.2), (41.4, 28.9), (43.0, 29.2), (44.2, 30.6), (45.3, 32.6),
                   (45.6, 34.0)]),
]  # fmt: skip
RESIDENTS_A_BLOCK = 72
SMALLEST, LARGEST = 0.010, 1.5  # square kilometres
TOWN = 300.0  # residents per square kilometre from which fields give way to streets


@dataclass
class Network:
    """
    The finished mesh, and for each of its lines a name ("" if none yet) and a class.

    `city` and `centre` are where in the mesh's history the old city and the shopping
    streets before its wall were cut off: (step, face).
    """

    mesh: Mesh
    names: list[str]
    classes: list[str]  # main, minor, street, or hedge: an edge of fields that is no road
    city: tuple[int, int]
    centre: tuple[int, int]


def build() -> Network:
    mesh = Mesh()
    mesh.add_island(coast.mainland())
    for ring in coast.islets().values():
        mesh.add_island(ring)
    names, classes, cut_off = [], [], {}
    for number, (name, path) in enumerate(MAIN_ROADS):
        line = cut_along(mesh, _winding(path, number))
        assert line == number, f"{name} crosses no two roads or coasts"
        names.append(name)
        classes.append("main")
        cut_off[name] = (len(mesh.history), _smaller_of(mesh, *mesh.history[-1]))
    _cut_to_blocks(mesh, classes)
    names += [""] * (len(classes) - len(names))
    return Network(mesh, names, classes, cut_off["City Wall"], cut_off["Haven Gate Road"])


def _smaller_of(mesh, *faces) -> int:
    return min(faces, key=lambda face: area_and_centre(mesh.xy(mesh.rings[face]))[0])


def _winding(path, number) -> np.ndarray:
    """A smooth line through hand-placed corners, with small bends of its own."""
    corners = np.array([coast.at(*km) for km in path])
    step = np.hypot(*np.diff(corners, axis=0).T)
    along = np.concatenate([[0], np.cumsum(step)])
    t = np.linspace(0, along[-1], max(8, int(along[-1] / 180)))
    # A corner is rounded by averaging over 700 m either way.
    line = np.column_stack([np.interp(t, along, corners[:, k]) for k in (0, 1)])
    window = np.clip(int(700 / 180), 1, max(1, len(line) // 8))
    for k in (0, 1):
        padded = np.pad(line[:, k], window, mode="reflect", reflect_type="odd")
        line[:, k] = np.convolve(padded, np.ones(2 * window + 1) / (2 * window + 1), "valid")
    random = generator("road", number)
    normal = np.gradient(line, axis=0)[:, ::-1] * (-1, 1)
    normal /= np.hypot(*normal.T)[:, None]
    sway = np.zeros(len(t))
    for wave in (900, 2100, 4300):
        sway += random.normal(0, 0.006) * wave * np.sin(2 * np.pi * t / wave + random.uniform(0, 6))
    return line + sway[:, None] * normal


def _cut_to_blocks(mesh: Mesh, classes: list[str]) -> None:
    """Cut every face that holds more than a block's worth of people, until none is left."""
    random = generator("blocks")
    crowd = Crowd()
    waiting = sorted(mesh.rings)
    while waiting:
        face = waiting.pop()
        points = mesh.xy(mesh.rings[face])
        area, centre = area_and_centre(points)
        densest = crowd.densest(points, centre)
        wanted = 1e6 * min(max(RESIDENTS_A_BLOCK / densest, SMALLEST), LARGEST)
        # Fields differ in size more than blocks of houses do.
        if area < wanted * random.uniform(0.8, 1.5 if densest > TOWN else 2.4):
            continue
        new = _cut_in_two(mesh, face, area, centre, points, random)
        made = len(mesh.lines) - len(classes)
        classes += [_class_of(area, densest, random) if new else "hedge"] * made
        if new is not None:
            waiting += [face, new]


class Crowd:
    """Residents per square kilometre, looked up on a 100 metre raster (28 bells are slow)."""

    def __init__(self):
        self.west, self.south = coast.ORIGIN - 2000
        east, north = np.meshgrid(np.arange(520), np.arange(400), indexing="ij")
        middles = np.column_stack([east.ravel(), north.ravel()]) + 0.5
        crowd = towns.density((self.west, self.south) + 100.0 * middles)
        self.raster = crowd.reshape(east.shape).tolist()
        self.places = [tuple(place.centre) for place in towns.SETTLEMENTS]

    def densest(self, points, centre) -> float:
        """The most crowded of a polygon's corners, its middle and the villages within its box."""
        some = [*points[:: max(1, len(points) // 24)], centre]
        if len(points) > 40:  # large enough to hold a whole village away from its corners
            (west, south), (east, north) = np.min(points, axis=0), np.max(points, axis=0)
            some += [(x, y) for x, y in self.places if west < x < east and south < y < north]
        return max(self.at(x, y) for x, y in some)

    def at(self, x, y) -> float:
        return self.raster[int((x - self.west) / 100)][int((y - self.south) / 100)]


def _cut_in_two(mesh, face, area, centre, points, random) -> int | None:
    angle, stretch = long_axis(points, centre)
    side = math.sqrt(area)
    for attempt in range(6):
        # Across the long axis; a nearly square face may be cut either way.
        turn = math.pi / 2 if stretch > 1.35 or random.random() < 0.5 else 0.0
        sway = random.normal(0, 0.08 + 0.08 * attempt)
        east, north = random.normal(0, 0.10 * side, 2).tolist()
        bend = random.normal(0, 0.05) if side > 500 else random.normal(0, 0.02)
        through = (centre[0] + east, centre[1] + north)
        new = cut_across(mesh, face, through, angle + turn + sway, bend)
        if new is not None:
            return new
    return None


def _class_of(area: float, densest: float, random) -> str:
    """A road matters by the size of what it cuts: the earliest cuts are the longest roads."""
    if densest > TOWN:
        return "minor" if area > 0.6e6 else "street"
    if area > 9e6:
        return "minor"
    return "minor" if random.random() < 0.6 else "hedge"
