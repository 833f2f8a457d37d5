"""
Charts as plain numbers for inline SVG: the template draws, nothing is computed in the browser.

Positions are in the units of the drawing, which is 480 by 240 and scales to the page.
"""

from collections.abc import Mapping
from dataclasses import dataclass, field
from itertools import groupby, pairwise

from levels.breaks import BREAKS
from levels.expected_range import ExpectedRange
from levels.groups import Group
from levels.trends import Series
from releases.month import Month

WIDTH, HEIGHT = 480, 240
LEFT, RIGHT, TOP, BOTTOM = 52, 8, 12, 30
# Steps that people count in: the axis goes up by one of these times a power of ten.
STEPS = (1, 2, 5)
MOST_LINES = 5


@dataclass(frozen=True)
class Tick:
    """A mark on an axis: where it stands and what it says."""

    at: float
    label: str


@dataclass(frozen=True)
class Trend:
    """
    A monthly series: lines without gaps, the expected range, months not supplied, breaks.

    lines, ranges: points as SVG writes them. dots: (x, y) of months that stand alone. gaps:
    (x, width) of months without figures. breaks: x of months from which figures differ.
    """

    lines: list[str]
    dots: list[tuple[float, float]]
    ranges: list[str]
    gaps: list[tuple[float, float]]
    breaks: list[Tick]
    across: list[Tick]
    up: list[Tick]
    width: int = field(default=WIDTH)
    height: int = field(default=HEIGHT)
    left: int = field(default=LEFT)
    right: int = field(default=WIDTH - RIGHT)
    top: int = field(default=TOP)
    bottom: int = field(default=HEIGHT - BOTTOM)


def trend(
    series: Series, expected: Mapping[Month, ExpectedRange], months: list[Month], group: Group
) -> Trend | None:
    """Draw `series` over `months` (consecutive, oldest first); None where it has no figures."""
    known = [month for month in months if series.get(month) is not None]
    if not known:
        return None
    highest = max([series[m] or 0 for m in known] + [e.high for e in expected.values()])
    top, step = _axis(highest)
    slot = (WIDTH - LEFT - RIGHT) / len(months)

    def x(month: Month) -> float:
        return round(LEFT + slot * (month.index - months[0].index + 0.5), 1)

    def y(count: float) -> float:
        return round(HEIGHT - BOTTOM - (HEIGHT - TOP - BOTTOM) * count / top, 1)

    runs = _runs(known, group)
    return Trend(
        lines=[_points([(x(m), y(series[m] or 0)) for m in run]) for run in runs if len(run) > 1],
        dots=[(x(run[0]), y(series[run[0]] or 0)) for run in runs if len(run) == 1],
        ranges=[_band(run, expected, x, y, slot) for run in _runs(sorted(expected), group)],
        gaps=[(round(x(m) - slot / 2, 1), round(slot, 1)) for m in months if m not in known],
        breaks=[
            Tick(round(x(b.month) - slot / 2, 1), b.words)
            for b in BREAKS
            if months[0] < b.month <= months[-1]
        ],
        across=[Tick(x(m), str(m.year)) for m in months if m.number == 1],
        up=[Tick(y(count), f"{count:,}") for count in range(0, top + 1, step)],
    )


def _axis(highest: int) -> tuple[int, int]:
    """Return a round number at or above `highest`, and the step between lines up to it."""
    power = 1
    while True:
        for first in STEPS:
            step = first * power
            if step * MOST_LINES >= max(highest, 1):
                return step * -(-max(highest, 1) // step), step
        power *= 10


def _runs(months: list[Month], group: Group) -> list[list[Month]]:
    """Divide months where one is missing, or where the group came to count something else."""
    number, numbers = 0, []
    for before, month in pairwise([None, *months]):
        if before and not (before.next() == month and group.comparable(before, month)):
            number += 1
        numbers.append(number)
    together = groupby(zip(numbers, months, strict=True), key=lambda pair: pair[0])
    return [[month for _, month in run] for _, run in together]


def _band(run, expected, x, y, slot) -> str:
    """Return the outline of the range over one run: along its top, and back along its bottom."""
    half = slot / 2 if len(run) == 1 else 0
    ends = [(m, x(m) - half) for m in run] + ([(run[0], x(run[0]) + half)] if half else [])
    above = [(at, y(expected[m].high)) for m, at in ends]
    below = [(at, y(expected[m].low)) for m, at in reversed(ends)]
    return _points(above + below)


def _points(points: list[tuple[float, float]]) -> str:
    return " ".join(f"{x},{y}" for x, y in points)
