"""
Outlines and counted points as plain numbers for inline SVG: a map that needs no script.

Positions are in the units of the drawing, 480 wide. A degree of longitude is shortened by the
cosine of the latitude in the middle, which is true enough for the area of one force.
"""

import math
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, field
from typing import Any

from django.utils.safestring import SafeString, mark_safe

WIDTH = 480
LOWEST, HIGHEST = 240, 560
MARGIN = 10
# Points in one square of this size become one circle, so that circles hardly cover each other.
SQUARE = 30
SMALLEST, LARGEST = 7, 15
# What a digit of a number in a circle adds to its radius.
ROOM_FOR_DIGIT = 3


@dataclass(frozen=True)
class Outlined:
    """What is to be drawn: an area's outline as GeoJSON geometry, and where it leads."""

    geometry: dict[str, Any]
    name: str = ""
    url: str = ""
    is_own: bool = False


@dataclass(frozen=True)
class Path:
    d: str
    name: str
    url: str
    is_own: bool


@dataclass(frozen=True)
class Circle:
    x: float
    y: float
    radius: float
    count: int

    @property
    def has_room(self) -> bool:
        return self.radius >= ROOM_FOR_DIGIT * len(str(self.count))

    @property
    def drawn(self) -> SafeString:
        """
        The circle as SVG, with its number where it has room for it.

        It is all numbers, so nothing need be escaped. Written by a template, the circles of one
        map were a tenth of the time of a page.
        """
        number = f'<text dy="4">{self.count}</text>' if self.has_room else ""
        place = f'transform="translate({self.x:g} {self.y:g})"'
        return mark_safe(f'<g {place}><circle r="{self.radius:g}"/>{number}</g>')


@dataclass(frozen=True)
class OutlineMap:
    height: int
    paths: list[Path]
    circles: list[Circle]
    width: int = field(default=WIDTH)

    @property
    def has_links(self) -> bool:
        return any(path.url for path in self.paths)


# A position and how many are there: latitude, longitude, count.
Counted = tuple[float, float, int]


def draw(
    outlines: Sequence[Outlined], points: Iterable[Counted] = (), *, around_own: bool = False
) -> OutlineMap | None:
    """
    Draw `outlines` and `points` into one frame; None where there is nothing to draw.

    The frame is that of all outlines, or of the own ones alone; what lies outside is cut off by
    the browser.
    """
    framed = [one for one in outlines if one.is_own or not around_own]
    ends = [end for one in framed for line, _ in _lines(one.geometry) for end in line]
    if not ends:
        return None
    west, east = min(x for x, _ in ends), max(x for x, _ in ends)
    south, north = min(y for _, y in ends), max(y for _, y in ends)
    narrow = math.cos(math.radians((south + north) / 2))
    across, up = max((east - west) * narrow, 1e-6), max(north - south, 1e-6)
    scale = min((WIDTH - 2 * MARGIN) / across, (HIGHEST - 2 * MARGIN) / up)
    height = max(LOWEST, math.ceil(up * scale) + 2 * MARGIN)
    left, top = (WIDTH - across * scale) / 2, (height - up * scale) / 2

    def place(longitude: float, latitude: float) -> tuple[float, float]:
        return (
            round(left + (longitude - west) * narrow * scale, 1),
            round(top + (north - latitude) * scale, 1),
        )

    paths = [Path(_path(one.geometry, place), one.name, one.url, one.is_own) for one in outlines]
    placed = ((*place(longitude, latitude), count) for latitude, longitude, count in points)
    return OutlineMap(
        height=height,
        # Own outlines last, so that they lie on top.
        paths=sorted(paths, key=lambda path: path.is_own),
        circles=_circles(placed, height),
    )


def _circles(placed: Iterable[tuple[float, float, int]], height: int) -> list[Circle]:
    """Put points of one square together, at their middle weighted by count; the largest first."""
    # Of each square the sums of x and y, each as often as it is counted, and of the counts.
    squares: dict[tuple[int, int], tuple[float, float, int]] = {}
    for x, y, count in placed:
        if 0 <= x <= WIDTH and 0 <= y <= height:
            square = (int(x // SQUARE), int(y // SQUARE))
            of_x, of_y, total = squares.get(square, (0, 0, 0))
            squares[square] = (of_x + x * count, of_y + y * count, total + count)
    most = max((total for *_, total in squares.values()), default=1)
    circles = [
        Circle(
            round(of_x / total, 1),
            round(of_y / total, 1),
            round(SMALLEST + (LARGEST - SMALLEST) * math.sqrt(total / most), 1),
            total,
        )
        for of_x, of_y, total in squares.values()
    ]
    return sorted(circles, key=lambda circle: -circle.radius)


def _path(geometry: dict[str, Any], place) -> str:
    """Write a geometry as the `d` of an SVG path; points that fall on the last are left out."""
    parts = []
    for line, is_closed in _lines(geometry):
        placed: list[tuple[float, float]] = []
        for end in line:
            at = place(*end)
            if not placed or at != placed[-1]:
                placed.append(at)
        if len(placed) > 1:
            parts.append(
                "M" + "L".join(f"{x:g} {y:g}" for x, y in placed) + ("Z" if is_closed else "")
            )
    return "".join(parts)


def _lines(geometry: dict[str, Any]) -> Iterator[tuple[list[tuple[float, float]], bool]]:
    """Yield the lines of a GeoJSON geometry, and whether each is closed."""
    kind = geometry["type"]
    if kind == "GeometryCollection":
        for part in geometry["geometries"]:
            yield from _lines(part)
    elif kind == "LineString":
        yield [(x, y) for x, y, *_ in geometry["coordinates"]], False
    elif kind in ("MultiLineString", "Polygon"):
        for line in geometry["coordinates"]:
            yield [(x, y) for x, y, *_ in line], kind == "Polygon"
    elif kind == "MultiPolygon":
        for polygon in geometry["coordinates"]:
            for line in polygon:
                yield [(x, y) for x, y, *_ in line], True
