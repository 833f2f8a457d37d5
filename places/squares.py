"""
A grid of squares, a kilometre wide, by which crimes in large regions are counted.

A square has one number: it grows from west to east, and row by row from south to north, so that
neighbours in a row are consecutive. Street points have the number of theirs as a column.
"""

from collections import defaultdict
from collections.abc import Iterator, Sequence
from math import floor
from typing import NamedTuple

# In millionths of a degree: 1.1 km from south to north, and at 52 degrees as much across.
HEIGHT_E6 = 10_000
WIDTH_E6 = 16_000
# 360 degrees, and one more for what stands at 180 itself.
IN_A_ROW = 360_000_000 // WIDTH_E6 + 1

# How much farther than a line its squares reach, in degrees: positions are rounded to a
# millionth, and a line that runs along two rows must be found in both.
ROUNDING = 0.000_002

# The outline of a county crosses a thousand rows. An outline that goes to and fro across the
# country would take seconds, and have nearly every square on its edge.
MOST_CROSSINGS = 50_000
MOST_ON_EDGE = 20_000

Ring = Sequence[tuple[float, float]]


class Cover(NamedTuple):
    """
    The squares that a region touches, as spans (first, last) within a row.

    `whole` ones lie inside it; of those on its `edge` a street point may be inside or not.
    """

    whole: list[tuple[int, int]]
    edge: list[tuple[int, int]]

    def on_edge(self) -> list[int]:
        return [square for first, last in self.edge for square in range(first, last + 1)]


def row_of(square: int) -> int:
    return square // IN_A_ROW


def cover(
    ring: Ring, rows: range, *, apart_latitude: float = 0, apart_longitude: float = 0
) -> Cover | None:
    """
    Return the squares of `rows` that a ring of (latitude, longitude) goes round; None if too many.

    The ring may touch and cross itself. The region's true edge may lie apart from the ring by
    so many degrees; what the ring goes round twice counts as edge, since not everybody agrees
    whether that is inside.
    """
    slack = Slack(
        (apart_latitude + ROUNDING) * 1_000_000 / HEIGHT_E6,
        (apart_longitude + ROUNDING) * 1_000_000 / WIDTH_E6,
    )
    corners = [
        ((latitude + 90) * 1_000_000 / HEIGHT_E6, (longitude + 180) * 1_000_000 / WIDTH_E6)
        for latitude, longitude in ring
    ]
    crossed: dict[int, Row] = defaultdict(Row)
    crossings = 0
    for start, end in zip(corners, [*corners[1:], corners[0]], strict=True):
        side = Side(*start, *end)
        first, last = side.rows(slack)
        touched = range(max(first, rows.start), min(last + 1, rows.stop))
        crossings += len(touched)
        if crossings > MOST_CROSSINGS:
            return None
        for row, columns, turn in side.crossings(touched, slack):
            of_row = crossed[row]
            of_row.columns.append(columns)
            if turn:
                of_row.turns.append(turn)
    whole: list[tuple[int, int]] = []
    edge: list[tuple[int, int]] = []
    for row in sorted(crossed):
        for first, last, turns in crossed[row].spans():
            span = (row * IN_A_ROW + first, row * IN_A_ROW + last)
            if turns is None or (turns and turns % 2 == 0):
                edge.append(span)
            elif turns:
                whole.append(span)
    on_edge = sum(last - first + 1 for first, last in edge)
    return Cover(whole, edge) if on_edge <= MOST_ON_EDGE else None


class Slack(NamedTuple):
    """How far from a side its squares reach, in rows and in columns."""

    rows: float
    columns: float


class Side(NamedTuple):
    """One side of a ring, from corner to corner, in rows (y) and columns (x)."""

    start_y: float
    start_x: float
    end_y: float
    end_x: float

    def rows(self, slack: Slack) -> tuple[int, int]:
        low, high = sorted((self.start_y, self.end_y))
        return floor(low - slack.rows), floor(high + slack.rows)

    def crossings(
        self, rows: range, slack: Slack
    ) -> Iterator[tuple[int, tuple[int, int], tuple[float, int] | None]]:
        """
        Yield each of `rows`, which the side crosses, with two things.

        The first and last column near which the side runs there; and where it crosses the
        middle of the row, with 1 for upwards or -1, if it does.
        """
        # One loop without calls: an outline of the country crosses thousands of rows.
        start_y, start_x, end_y, end_x = self
        wide, high = end_x - start_x, end_y - start_y
        below, above = slack.rows, 1 + slack.rows
        aside = slack.columns
        direction = 1 if high > 0 else -1
        for row in rows:
            if high:
                share = (row - below - start_y) / high
                one = start_x + (0 if share < 0 else 1 if share > 1 else share) * wide
                share = (row + above - start_y) / high
                other = start_x + (0 if share < 0 else 1 if share > 1 else share) * wide
            else:
                one, other = start_x, end_x
            if one > other:
                one, other = other, one
            columns = max(floor(one - aside), 0), min(floor(other + aside), IN_A_ROW - 1)
            middle = row + 0.5
            turn = None
            if (start_y <= middle) != (end_y <= middle):
                turn = start_x + (middle - start_y) / high * wide, direction
            yield row, columns, turn


class Row:
    """What the sides of a ring cross of one row of squares."""

    def __init__(self) -> None:
        self.columns: list[tuple[int, int]] = []
        self.turns: list[tuple[float, int]] = []

    def spans(self) -> Iterator[tuple[int, int, int | None]]:
        """
        Yield (first column, last column, turns) from west to east.

        turns: None where a side runs; else how often the ring goes round, which is the same
        for all squares between two sides.
        """
        turns = iter(sorted(self.turns))
        turn = next(turns, None)
        around = 0
        before: int | None = None
        for first, last in merged(self.columns):
            if before is not None:
                while turn and turn[0] < before + 1:
                    around += turn[1]
                    turn = next(turns, None)
                yield before + 1, first - 1, around
            yield first, last, None
            before = last


def merged(spans: list[tuple[int, int]]) -> list[tuple[int, int]]:
    """Return spans, sorted, those that touch or overlap put together."""
    together: list[tuple[int, int]] = []
    for first, last in sorted(spans):
        if together and first <= together[-1][1] + 1:
            together[-1] = (together[-1][0], max(last, together[-1][1]))
        else:
            together.append((first, last))
    return together
