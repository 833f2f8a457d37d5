"""The picture under the map: coast, water, parks, roads and names, small enough to send."""

from pathlib import Path

import numpy as np

from ingest.demo import geojson, national_grid, towns, waters
from ingest.demo.country import Country
from ingest.demo.outlines import outline

# Metres by which a line may be drawn beside its true course.
SLACK = {"main": 6.0, "minor": 12.0, "street": 4.0}
WATER_SLACK, PARK_SLACK = 8.0, 3.0


def write(path: Path, country: Country) -> None:
    geojson.write(
        path,
        [*_coasts(country), *_waters(), *_parks(country), *_roads(country), *_labels()],
    )


def _coasts(country: Country):
    mesh = country.network.mesh
    everything = np.ones(len(country.blocks.faces), bool)
    for part in outline(mesh, set(country.blocks.faces[everything].tolist())):
        # Every corner of the coast, not the ends of the roads that meet it.
        ring = country.points[[*part[0], part[0][0]]]
        yield geojson.feature({"layer": "coast"}, "Polygon", [_degrees(_simpler(ring, 2.0))])


def _waters():
    for name, ring in [*waters.rivers(), waters.mere()]:
        closed = _simpler(np.vstack([ring, ring[:1]]), WATER_SLACK / 4)
        yield geojson.feature({"layer": "water", "name": name}, "Polygon", [_degrees(closed)])


def _parks(country: Country):
    blocks = country.blocks
    for name in sorted(set(blocks.place) - {""}):
        here = blocks.place == name
        layer = str(blocks.use[here][0])
        for part in outline(country.network.mesh, set(blocks.faces[here].tolist())):
            ring = country.points[[*part[0], part[0][0]]]
            shape = [_degrees(_simpler(ring, PARK_SLACK))]
            yield geojson.feature({"layer": layer, "name": str(name)}, "Polygon", shape)


def _roads(country: Country):
    """Main and minor roads one by one with their names; town streets together, town by town."""
    streets: dict[int, list] = {}
    for street in country.streets:
        line = _degrees(_simpler(country.points[street.vertices], SLACK[street.kind]))
        if street.kind == "street":
            streets.setdefault(street.place, []).append(line)
            continue
        about = {"layer": "road", "class": street.kind, "name": street.name}
        yield geojson.feature(about, "LineString", line)
    for place, lines in sorted(streets.items()):
        about = {"layer": "road", "class": "street", "place": towns.ALL_PLACES[place].name}
        yield geojson.feature(about, "MultiLineString", lines)


def _labels():
    for place in towns.ALL_PLACES:
        about = {"layer": "place", "kind": place.kind, "name": place.name}
        if place.other_name:
            about["name_cy"] = place.other_name
        yield geojson.feature(about, "Point", _degrees(place.centre[None, :])[0])


def _degrees(line: np.ndarray) -> list[list[float]]:
    lon, lat = national_grid.to_lon_lat(*line.T)
    return [[round(float(x), 5), round(float(y), 5)] for x, y in zip(lon, lat, strict=True)]


def _simpler(line: np.ndarray, slack: float) -> np.ndarray:
    """Leave out points within `slack` metres of the line without them (Douglas and Peucker)."""
    keep = np.zeros(len(line), bool)
    keep[[0, -1]] = True
    waiting = [(0, len(line) - 1)]
    while waiting:
        first, last = waiting.pop()
        if last - first < 2:
            continue
        way = line[last] - line[first]
        rest = line[first + 1 : last] - line[first]
        length = np.hypot(*way)
        off = (
            np.hypot(*rest.T)
            if length == 0
            else np.abs(rest[:, 0] * way[1] - rest[:, 1] * way[0]) / length
        )
        worst = int(off.argmax())
        if off[worst] > slack:
            keep[first + 1 + worst] = True
            waiting += [(first, first + 1 + worst), (first + 1 + worst, last)]
    return line[keep]
