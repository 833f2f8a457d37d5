"""
The range that the same months of earlier years would lead one to expect, month by month.

Plain Python, so that a page can draw it without loading numpy. For a month with n earlier years:

    mu   = (S + 1/2) / n             S: the sum of the same month in those n years
    phi  = sum (y - mean)^2 / mean / (number of y - number of means), at least 1
                                     y: every month of those years; mean: of its calendar month
    y    ~ negative binomial with mean mu and variance phi mu (1 + 1/n)

and the range is from its 2.5 % to its 97.5 % quantile. With phi = 1 that is exactly the
prediction of one Poisson count from n others under the Jeffreys prior, Gamma(S + 1/2, n);
phi widens it where months of one name differ by more than chance (J. A. Nelder and
P. McCullagh, Generalized Linear Models, 1989, section 4.5, the dispersion estimate).
"""

import math
from collections import defaultdict
from dataclasses import dataclass

from levels.groups import Group
from levels.trends import Series
from releases.month import Month

# The same month of the last five years; of fewer than three there is no telling what is usual.
MOST_YEARS = 5
FEWEST_YEARS = 3

TAIL = 0.025


@dataclass(frozen=True)
class ExpectedRange:
    """From `low` to `high` crimes, both included, judging by `years` earlier years."""

    low: int
    high: int
    years: int

    def __contains__(self, count: int) -> bool:
        return self.low <= count <= self.high


def expected_range(series: Series, month: Month, group: Group) -> ExpectedRange | None:
    """
    Return the range for `month` from the same month of the last five years.

    Months not supplied, and months when the group counted something else, are left out. None
    with fewer than three years.
    """
    earlier = _earlier_years(series, month, group)
    same_month = earlier[month.number]
    n = len(same_month)
    if n < FEWEST_YEARS:
        return None

    mu = (sum(same_month) + 0.5) / n
    variance = dispersion(list(earlier.values())) * mu * (1 + 1 / n)
    low, high = negative_binomial_range(mu, variance, TAIL)
    return ExpectedRange(low, high, n)


def _earlier_years(series: Series, month: Month, group: Group) -> dict[int, list[int]]:
    """Return the counts of the five years before `month`, that month included, by month number."""
    by_number: dict[int, list[int]] = defaultdict(list)
    for back in range(1, 12 * MOST_YEARS + 1):
        before = month.plus(-back)
        count = series.get(before)
        if count is not None and group.comparable(before, month):
            by_number[before.number].append(count)
    return by_number


def dispersion(samples: list[list[int]]) -> float:
    """Return phi: the variance within the samples as a multiple of Poisson's, at least 1."""
    chi_square, freedom = 0.0, 0
    for sample in samples:
        mean = sum(sample) / len(sample)
        if mean > 0:
            chi_square += sum((y - mean) ** 2 for y in sample) / mean
            freedom += len(sample) - 1
    return max(1.0, chi_square / freedom) if freedom else 1.0


def negative_binomial_range(mean: float, variance: float, tail: float) -> tuple[int, int]:
    """
    Return the smallest counts with at least `tail` and `1 - tail` of the probability up to them.

    The variance must be above the mean. The probabilities are summed from the mode outwards, as
    multiples of the mode's, so that none is too small for the machine.
    """
    size = mean**2 / (variance - mean)
    q = 1 - mean / variance  # p(k + 1) / p(k) = q (k + size) / (k + 1)
    mode = max(0, math.floor((size - 1) * q / (1 - q)))
    downwards, weight = [1.0], 1.0
    for k in range(mode, 0, -1):
        weight *= k / (q * (k - 1 + size))
        downwards.append(weight)
        if weight < 1e-15:
            break
    lowest = mode - len(downwards) + 1
    weights, k, weight = downwards[::-1], mode, 1.0
    while weight > 1e-15:
        weight *= q * (k + size) / (k + 1)
        weights.append(weight)
        k += 1

    total = sum(weights)
    return (
        lowest + _first_reaching(tail * total, weights),
        lowest + _first_reaching((1 - tail) * total, weights),
    )


def _first_reaching(wanted: float, weights: list[float]) -> int:
    reached = 0.0
    for index, weight in enumerate(weights):
        reached += weight
        if reached >= wanted:
            return index
    return len(weights) - 1
