"""The picture under the map: coast, water, parks, roads and names, small enough to send."""

from pathlib import Path

import numpy as np

from ingest.demo import geojson, national_grid, towns, waters
from ingest.demo.country import Country
from ingest.demo.outlines import outline

# Metres by which a line may be drawn beside its true course.
SLACK = {"main": 6.0, "minor": 12.0, "street": 4.0}
COAST_SLACK, WATER_SLACK, PARK_SLACK = 2.0, 2.0, 3.0
DECIMALS = 5  # of a degree: a metre


def write(path: Path, country: Country) -> None:
    geojson.write(
        path,
        [*_coasts(country), *_waters(), *_parks(country), *_roads(country), *_labels()],
    )


def _coasts(country: Country):
    for part in outline(country.network.mesh, set(country.blocks.faces.tolist())):
        # Every corner of the coast, not the ends of the roads that meet it.
        line = _line(country, [*part[0], part[0][0]], COAST_SLACK)
        yield geojson.feature({"layer": "coast"}, "Polygon", [line])


def _waters():
    for name, ring in [*waters.rivers(), waters.mere()]:
        closed = np.vstack([ring, ring[:1]])
        line = _degrees(closed[_needed(closed, WATER_SLACK)])
        yield geojson.feature({"layer": "water", "name": name}, "Polygon", [line])


def _parks(country: Country):
    blocks = country.blocks
    for name in sorted(set(blocks.place) - {""}):
        here = blocks.place == name
        about = {"layer": str(blocks.use[here][0]), "name": str(name)}
        for part in outline(country.network.mesh, set(blocks.faces[here].tolist())):
            line = _line(country, [*part[0], part[0][0]], PARK_SLACK)
            yield geojson.feature(about, "Polygon", [line])


def _roads(country: Country):
    """Main and minor roads one by one with their names; town streets together, town by town."""
    streets: dict[int, list] = {}
    for street in country.streets:
        line = _line(country, street.vertices, SLACK[street.kind])
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


def _line(country: Country, vertices: list[int], slack: float) -> list[list[float]]:
    kept = np.array(vertices)[_needed(country.points[vertices], slack)]
    return np.column_stack([country.lon[kept], country.lat[kept]]).round(DECIMALS).tolist()


def _degrees(line: np.ndarray) -> list[list[float]]:
    return np.column_stack(national_grid.to_lon_lat(*line.T)).round(DECIMALS).tolist()


def _needed(line: np.ndarray, slack: float) -> np.ndarray:
    """
    A mask of the points without which a line would stray more than `slack` metres.

    The way of Douglas and Peucker (1973).
    """
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
        # A ring begins where it ends: then it is the distance from there that counts.
        across = np.abs(rest[:, 0] * way[1] - rest[:, 1] * way[0])
        off = across / length if length else np.hypot(*rest.T)
        worst = int(off.argmax())
        if off[worst] > slack:
            keep[first + 1 + worst] = True
            waiting += [(first, first + 1 + worst), (first + 1 + worst, last)]
    return keep
