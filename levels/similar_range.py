"""
The crimes that similar areas would lead one to expect in an area, at its population.

    R          = sum y / sum (P years)            over the similar areas
    v          = sum E (rr - 1)^2 / sum E - n / sum E,  at least 0.02;   a = 1 / v
    y          ~ negative binomial with mean E = P years R and size a
    range      = from its 2.5 % to its 97.5 % quantile

Above the range: "higher than in similar areas"; below: "lower than"; else "about the same as".
The same gamma-Poisson model as `ratio-eb-1`; source: domain notes, section 1.5. These are not
the Home Office's Most Similar Groups, whose variables are others, and must not be called that.

Plain Python, so that a page can ask for one area without loading numpy.
"""

from collections.abc import Collection
from dataclasses import dataclass
from enum import IntEnum

from levels.expected_range import negative_binomial_range
from levels.periods import LEAST_MONTHS

# As in `ratio-eb-1`: areas never differ less than by about a seventh.
LEAST_SPREAD = 0.02

# With fewer crimes than this in all the similar areas together their rate is a guess
# (1 / sqrt(10) = 0.32: a third either way), and with fewer areas their spread is.
FEWEST_CRIMES = 10
FEWEST_AREAS = 10

TAIL = 0.025


class Verdict(IntEnum):
    """How an area's count compares with similar areas."""

    LOWER = -1
    ABOUT_THE_SAME = 0
    HIGHER = 1


@dataclass(frozen=True)
class Counted:
    """
    The crimes of an area in the `months` supplied of a year, and its people; None if not known.

    `people` as in `ratio-eb-1`: residents, or in visitor areas those there on a working day.
    """

    crimes: int | None
    months: int
    people: int | None

    @property
    def is_usable(self) -> bool:
        return self.crimes is not None and self.months >= LEAST_MONTHS and bool(self.people)

    @property
    def exposure(self) -> float:
        """People times years."""
        return (self.people or 0) * self.months / 12


@dataclass(frozen=True)
class SimilarRange:
    """From `low` to `high` crimes, both included, judging by so many similar `areas`."""

    expected: float
    low: int
    high: int
    areas: int
    verdict: Verdict


def similar_range(own: Counted, similar: Collection[Counted]) -> SimilarRange | None:
    """Return the range for `own`; None where too little is known of it or of the others."""
    usable = [area for area in similar if area.is_usable]
    total = sum(area.crimes or 0 for area in usable)
    if not own.is_usable or len(usable) < FEWEST_AREAS or total < FEWEST_CRIMES:
        return None
    rate = total / sum(area.exposure for area in usable)
    expected = [area.exposure * rate for area in usable]
    # E (rr - 1)^2 = (y - E)^2 / E
    excess = sum(((a.crimes or 0) - e) ** 2 / e for a, e in zip(usable, expected, strict=True))
    spread = max(LEAST_SPREAD, (excess - len(usable)) / sum(expected))

    mean = own.exposure * rate
    # A gamma-Poisson count with size a = 1 / v has the variance E + v E^2.
    low, high = negative_binomial_range(mean, mean + spread * mean**2, TAIL)
    y = own.crimes or 0
    verdict = Verdict(int(y > high) - int(y < low))
    return SimilarRange(mean, low, high, len(usable), verdict)
