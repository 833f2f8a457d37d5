"""A still map as plain numbers for inline SVG, for which a browser needs no script."""

import math
from collections.abc import Sequence
from dataclasses import dataclass

from crimes.queries.in_area import StreetCrimes
from levels.frame import ShadedArea, areas_in
from levels.groups import Group
from levels.periods import Period
from neighbourhoods.extent import Extent
from places.map_frame import HEIGHT, WIDTH, Frame
from places.map_shapes import ShapeKind
from releases.month import Month

# Radii of circles in pixels: of one crime, and of the place with the most.
SMALLEST, LARGEST = 5, 20
# About what a letter of a name takes up.
LETTER, LINE = 7.0, 16.0


@dataclass(frozen=True)
class Circle:
    """A street point, sized by its crimes so that areas compare as numbers do."""

    x: float
    y: float
    radius: float


@dataclass(frozen=True)
class StillMap:
    """Areas (the page's own last), their names where there is room, and circles."""

    areas: list[ShadedArea]
    names: list[ShadedArea]
    circles: list[Circle]
    width: int = WIDTH
    height: int = HEIGHT

    @property
    def listed(self) -> list[ShadedArea]:
        """The areas that the table beside the map lists: by name, the page's own first."""
        near = [area for area in self.areas if area.is_near]
        return sorted(near, key=lambda area: not area.is_own)


def draw(
    extent: Extent,
    own: int,
    *,
    month: Month,
    group: Group | None,
    period: Period,
    kind: ShapeKind = ShapeKind.NEIGHBOURHOOD,
    streets: Sequence[StreetCrimes] = (),
) -> StillMap:
    """Draw the neighbourhood with the id `own`, the areas of `kind` around it, and its streets."""
    areas = areas_in(extent.frame, own, kind=kind, month=month, group=group, period=period)
    return StillMap(areas, _with_room(areas), _circles(extent.frame, streets))


def _circles(frame: Frame, streets: Sequence[StreetCrimes]) -> list[Circle]:
    """Return the circles, the largest first, so that small ones lie upon large ones."""
    most = max((street.count for street in streets), default=1)
    return [
        Circle(
            *frame.place(street.latitude, street.longitude),
            round(SMALLEST + (LARGEST - SMALLEST) * math.sqrt((street.count - 1) / most), 1),
        )
        for street in sorted(streets, key=lambda street: -street.count)
    ]


def _with_room(areas: list[ShadedArea]) -> list[ShadedArea]:
    """Return the areas whose names cover no other's and are not cut off, the own one first."""
    shown: list[tuple[float, float, float, float]] = []
    kept = []
    for area in reversed(areas):
        half = len(area.name) * LETTER / 2
        box = (area.x - half, area.y - LINE, area.x + half, area.y + LINE / 2)
        is_whole = box[0] >= 0 and box[1] >= 0 and box[2] <= WIDTH and box[3] <= HEIGHT
        if is_whole and not any(_overlap(box, other) for other in shown):
            shown.append(box)
            kept.append(area)
    return kept


def _overlap(a: tuple[float, ...], b: tuple[float, ...]) -> bool:
    return a[0] < b[2] and b[0] < a[2] and a[1] < b[3] and b[1] < a[3]
