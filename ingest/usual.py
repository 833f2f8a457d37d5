"""
The number of rows that a force's file of one kind usually has in a month, and how far chance goes.

Of the months before (`history`, rows by month; a month that was not supplied is left out):

    level    the median of the 12 months before
    season   the mean, over the years before, of ln(rows of the same month / median of the 12
             months around it); 0 where no year before has 9 of those 12 months
    usual    level * e^season
    spread   the standard deviation of ln(rows / usual): the root of 1/usual (what is counted by
             chance alone) and the square of how far off this rule was in the months before
             (1.4826 times their median distance)
    chance   from usual * e^(-Z spread) to usual * e^(Z spread)

Medians, so that one bad month spoils neither. Z = 3 is met by chance about once in 370 files.
Of
77 real files of Bedfordshire and the City of London (2018 to 2023) it warns of one: Bedfordshire's
stops of February 2022, half as many again as in the year before, which a person should look at.
Free of Django.
"""

import math
from collections.abc import Mapping
from dataclasses import dataclass
from statistics import mean, median

from releases.month import Month

Z = 3.0
LEAST_MONTHS = 3
YEARS = 3
# Of the 12 months around a month, to know how it stands out.
LEAST_AROUND = 9
# A median distance of fewer is itself an accident; most forces' files lie within this.
LEAST_DISTANCES = 6
DISTANCE_UNTIL_KNOWN = 0.15
SMALLEST_DISTANCE = 0.03
TO_STANDARD_DEVIATION = 1.4826


@dataclass(frozen=True)
class Usual:
    """Rows that are usual, and the least and most that chance explains."""

    rows: float
    low: float
    high: float

    def explains(self, rows: int) -> bool:
        return self.low <= rows <= self.high


def usual(history: Mapping[Month, int], month: Month) -> Usual | None:
    """Return what is usual in `month`; None where fewer than three of 12 months are known."""
    rows = _usual_rows(history, month)
    if rows is None:
        return None
    spread = math.sqrt(1 / rows + _distance(history, month) ** 2)
    return Usual(rows, rows * math.exp(-Z * spread), rows * math.exp(Z * spread))


def _usual_rows(history: Mapping[Month, int], month: Month) -> float | None:
    before = _rows_of(history, month.plus(-12), month.plus(-1))
    if len(before) < LEAST_MONTHS:
        return None
    return max(median(before), 1) * math.exp(_season(history, month))


def _season(history: Mapping[Month, int], month: Month) -> float:
    seasons = []
    for years in range(1, YEARS + 1):
        same = month.plus(-12 * years)
        around = _rows_of(history, same.plus(-6), same.plus(5))
        if history.get(same) and len(around) >= LEAST_AROUND and median(around) > 0:
            seasons.append(math.log(history[same] / median(around)))
    return mean(seasons) if seasons else 0.0


def _distance(history: Mapping[Month, int], month: Month) -> float:
    distances = []
    for earlier in month.plus(-12 * YEARS).until(month.plus(-1)):
        rows = _usual_rows(history, earlier) if history.get(earlier) else None
        if rows:
            distances.append(abs(math.log(history[earlier] / rows)))
    if len(distances) < LEAST_DISTANCES:
        return DISTANCE_UNTIL_KNOWN
    return max(TO_STANDARD_DEVIATION * median(distances), SMALLEST_DISTANCE)


def _rows_of(history: Mapping[Month, int], first: Month, last: Month) -> list[int]:
    return [history[month] for month in first.until(last) if month in history]
