"""Names on a drawing of areas: where each fits into its area, as plain numbers for inline SVG."""

import re
from collections.abc import Iterator
from dataclasses import dataclass
from itertools import pairwise

from pages.outline_map import OutlineMap, Path

# In the units of the drawing: the height of a line, and the width of a letter on average.
LINE, LETTER = 16, 7.2
# How many lines across an area are tried.
TRIED = 16

Ends = list[tuple[float, float]]


@dataclass(frozen=True)
class Name:
    """A name and its middle."""

    text: str
    x: float
    y: float


def fitting(drawing: OutlineMap | None) -> list[Name]:
    """Return the names that have room in their areas; the others are left to the list beside."""
    if drawing is None:
        return []
    return [name for path in drawing.paths if path.name and (name := _name(path))]


def _name(path: Path) -> Name | None:
    outlines = [_ends(outline) for outline in path.d.split("M") if outline]
    heights = [y for ends in outlines for _, y in ends]
    low, high = min(heights), max(heights)
    middle = (low + high) / 2
    tried = [low + (high - low) * number / TRIED for number in range(1, TRIED)]
    room = [
        (right - left, (left + right) / 2, y) for y in tried for left, right in _room(outlines, y)
    ]
    # The widest; of those as wide, the one nearest to the middle.
    width, x, y = max(
        room, key=lambda one: (round(one[0]), -abs(one[2] - middle)), default=(0, 0, 0)
    )
    return Name(path.name, round(x), round(y)) if width >= LETTER * len(path.name) else None


def _ends(outline: str) -> Ends:
    return [(float(x), float(y)) for x, y in re.findall(r"([-\d.]+) ([-\d.]+)", outline)]


def _room(outlines: list[Ends], y: float) -> Iterator[tuple[float, float]]:
    """Yield where the area is as high as a line of text around `y`: from left to right."""
    above, below = (_inside(outlines, y + side) for side in (-LINE / 2, LINE / 2))
    for left, right in above:
        for other_left, other_right in below:
            yield max(left, other_left), min(right, other_right)


def _inside(outlines: list[Ends], y: float) -> list[tuple[float, float]]:
    """Return the stretches of the line at `y` that lie inside the area."""
    crossed = sorted(
        x + (y - top) * (other_x - x) / (bottom - top)
        for ends in outlines
        for (x, top), (other_x, bottom) in pairwise([*ends, ends[0]])
        if (top > y) != (bottom > y)
    )
    return list(zip(crossed[::2], crossed[1::2], strict=False))
