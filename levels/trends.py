"""
Has crime gone up or down? Two counts set against each other, in words that allow for chance.

Plain Python, so that a page can ask without loading numpy. A series is a dictionary of months
to counts, in which a month that was not supplied is None or absent: missing, never zero.
"""

import math
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from enum import StrEnum

from languages.marking import gettext_noop as _
from levels.groups import Group
from releases.month import Month, financial_year_label, months_of_financial_year

Series = Mapping[Month, int | None]

# The usual 5 %: with no real change, one comparison in twenty still says "up" or "down".
SIGNIFICANCE = 0.05

# Of fewer than 50 crimes a percentage says more than the numbers bear: between two years that
# are alike, chance alone moves it by up to 39 points (1.96 x sqrt(1/50 + 1/50) = 0.39).
LEAST_FOR_PERCENTAGE = 50


class Direction(StrEnum):
    """What may be said of a change, in words for the public."""

    UP = _("up")
    DOWN = _("down")
    NO_CLEAR_CHANGE = _("no clear change")


@dataclass(frozen=True)
class Change:
    """
    A later count beside an earlier one, over the same months of both.

    months: how many months were compared, of `asked` for.
    """

    earlier: int
    later: int
    months: int
    asked: int

    @property
    def z(self) -> float | None:
        """
        The change in standard deviations: (b - a) / sqrt(a + b); None for two zeros.

        Two Poisson counts with the same mean differ by 0, with a variance of a + b.
        """
        if self.earlier + self.later == 0:
            return None
        return (self.later - self.earlier) / math.sqrt(self.earlier + self.later)

    @property
    def p(self) -> float:
        """How often chance alone would bring a change at least as large."""
        return binomial_test(self.earlier, self.later)

    @property
    def direction(self) -> Direction:
        if self.p >= SIGNIFICANCE:
            return Direction.NO_CLEAR_CHANGE
        return Direction.UP if self.later > self.earlier else Direction.DOWN

    @property
    def percentage(self) -> float | None:
        """The change in per cent of the earlier count; None where that count is too small."""
        if self.earlier < LEAST_FOR_PERCENTAGE:
            return None
        return 100 * (self.later - self.earlier) / self.earlier


def binomial_test(a: int, b: int) -> float:
    """
    Return the two-sided exact probability of counts at least as unequal as `a` and `b`.

    Were both periods alike, each crime would fall into either with a chance of 1/2, so `a` is
    binomial with n = a + b: twice the smaller tail, at most 1. Przyborowski and Wilenski (1940),
    Homogeneity of results in testing samples from Poisson series, Biometrika 31, 313-323.
    """
    n, k = a + b, min(a, b)
    log_term = math.lgamma(n + 1) - math.lgamma(k + 1) - math.lgamma(n - k + 1) - n * math.log(2)
    term = tail = math.exp(log_term)
    # Downwards from k each term is the last times j / (n - j + 1), soon too small to matter.
    for j in range(k, 0, -1):
        term *= j / (n - j + 1)
        tail += term
        if term <= tail * 1e-17:
            break
    return min(1.0, 2 * tail)


def against_year_before(series: Series, months: Iterable[Month], group: Group) -> Change | None:
    """
    Compare `months` with the same months a year before, by the months present in both.

    Twelve months for the last year, three for the latest quarter, those of a financial year for
    the table. None where no month is present in both, or where the group came to count
    something else in between.
    """
    asked = [(month.plus(-12), month) for month in months]
    if not all(group.comparable(earlier, later) for earlier, later in asked):
        return None
    counted = [(series.get(earlier), series.get(later)) for earlier, later in asked]
    pairs = [(a, b) for a, b in counted if a is not None and b is not None]
    if not pairs:
        return None
    return Change(
        earlier=sum(a for a, _ in pairs),
        later=sum(b for _, b in pairs),
        months=len(pairs),
        asked=len(asked),
    )


@dataclass(frozen=True)
class FinancialYear:
    """
    One cell of the financial-year table.

    count: crimes in the months that were supplied; None where none was.
    months: how many of the twelve were supplied.
    change: since the year before, over the months present in both; None where the two cannot be
        compared, or for the first year of the table.
    """

    first_year: int
    count: int | None
    months: int
    change: Change | None

    @property
    def label(self) -> str:
        return financial_year_label(self.first_year)


def financial_years(
    series: Series, first_years: Iterable[int], group: Group
) -> list[FinancialYear]:
    """Return the cells of the table for consecutive financial years, oldest first."""
    cells: list[FinancialYear] = []
    for first_year in first_years:
        months = months_of_financial_year(first_year)
        supplied = [count for month in months if (count := series.get(month)) is not None]
        cells.append(
            FinancialYear(
                first_year,
                sum(supplied) if supplied else None,
                len(supplied),
                against_year_before(series, months, group) if cells else None,
            )
        )
    return cells
