"""
Similar areas anywhere in the country, and the crimes that theirs would lead one to expect.

    similar    = the 15 nearest by the straight-line distance between standardised measures
    R          = sum y / sum (P years)            over the similar areas
    v          = sum E (rr - 1)^2 / sum E - n / sum E,  at least 0.02;   a = 1 / v
    y_i        ~ negative binomial with mean E_i = P_i years R and size a
    range      = from its 2.5 % to its 97.5 % quantile

Above the range: "higher than in similar areas"; below: "lower than"; else "about the same as".
The same gamma-Poisson model as `ratio-eb-1`; source: domain notes, section 1.5. These are not
the Home Office's Most Similar Groups, whose variables are others, and must not be called that.
"""

from dataclasses import dataclass
from enum import IntEnum

import numpy as np
from scipy.spatial import cKDTree
from scipy.stats import nbinom

from levels.methods.inputs import Counts, Floats, Ints
from levels.methods.pooling import enough_months
from levels.methods.ratio_eb_1 import LEAST_SPREAD

HOW_MANY = 15
NOBODY = -1

# With fewer crimes than this in all the similar areas together their rate is a guess
# (1 / sqrt(10) = 0.32: a third either way), and with fewer areas their spread is.
FEWEST_CRIMES = 10
FEWEST_AREAS = 10

TAIL = 0.025


@dataclass(frozen=True)
class Measure:
    """Something known of areas by which they are compared; `logged` where ratios matter."""

    slug: str
    name: str
    logged: bool = False


# Optional reference data: each is used where it is loaded. Residents for each square kilometre
# run from 10 to 30,000 and visitors from 0.3 to 50 for each resident, hence their logarithms.
MEASURES = (
    Measure("density", "Residents for each square kilometre", logged=True),
    Measure("visitors", "People on a working day for each resident", logged=True),
    Measure("young", "Share of residents aged 15 to 24"),
    Measure("deprivation", "Deprivation score"),
    Measure("private-renting", "Share of households renting privately"),
    Measure("rural", "Rural (1) or urban (0)"),
)


class Verdict(IntEnum):
    """How an area's count compares with similar areas; `UNKNOWN` where it cannot be said."""

    UNKNOWN = -2
    LOWER = -1
    ABOUT_THE_SAME = 0
    HIGHER = 1

    @property
    def words(self) -> str:
        return {
            Verdict.UNKNOWN: "",
            Verdict.LOWER: "lower than in similar areas",
            Verdict.ABOUT_THE_SAME: "about the same as in similar areas",
            Verdict.HIGHER: "higher than in similar areas",
        }[self]


@dataclass(frozen=True)
class SimilarRange:
    """
    What similar areas lead one to expect, one entry for each area.

    expected, low, high: crimes in the period at this area's population; NaN where unknown.
    """

    expected: Floats
    low: Floats
    high: Floats
    verdict: Ints


def standardised(values: Floats, measures: tuple[Measure, ...]) -> Floats:
    """
    Return each column of `values`, areas by measures, with mean 0 and standard deviation 1.

    Measures that are not loaded (all NaN) or alike everywhere are dropped: they say nothing.
    """
    columns = []
    for column, measure in zip(values.T, measures, strict=True):
        known = np.isfinite(column) & ((column > 0) | (not measure.logged))
        numbers = np.full(len(column), np.nan)
        numbers[known] = np.log(column[known]) if measure.logged else column[known]
        if known.any() and numbers[known].std() > 0:
            columns.append((numbers - numbers[known].mean()) / numbers[known].std())
    return np.column_stack(columns) if columns else np.empty((len(values), 0))


def nearest(points: Floats, how_many: int = HOW_MANY) -> Ints:
    """
    Return the row numbers of the areas most like each one, nearest first, shape (n, how_many).

    Rows of NOBODY for areas with an unknown measure, and for all if too few are known.
    """
    found = np.full((len(points), how_many), NOBODY)
    known = np.flatnonzero(np.isfinite(points).all(axis=1)) if points.shape[1] else np.array([])
    if len(known) <= how_many:
        return found
    _, rows = cKDTree(points[known]).query(points[known], k=how_many + 1)
    # Each is nearest to itself, but among areas exactly alike it may stand anywhere or not at all.
    others = rows != np.arange(len(known))[:, None]
    others[others.all(axis=1), -1] = False
    found[known] = known[rows[others].reshape(len(known), how_many)]
    return found


def similar_range(people: Floats, counts: Counts, similar: Ints) -> SimilarRange:
    """
    Return the range that the `similar` areas' crimes lead one to expect in each area.

    `people` as in `ratio-eb-1`: residents, or in visitor areas those there on a working day.
    """
    usable = enough_months(counts) & (people > 0)
    # Areas without figures weigh nothing in the sums of their neighbours.
    y = np.where(usable, counts.crimes, 0.0)
    exposure = np.where(usable, people * counts.years, 0.0)
    theirs = np.where(similar == NOBODY, 0.0, usable[similar])
    total, person_years = (y[similar] * theirs).sum(1), (exposure[similar] * theirs).sum(1)
    known = usable & (theirs.sum(1) >= FEWEST_AREAS) & (total >= FEWEST_CRIMES)

    rate = np.divide(total, person_years, out=np.full(len(y), np.nan), where=known)
    e = exposure[similar] * theirs * rate[:, None]
    # E (rr - 1)^2 = (y - E)^2 / E; an area without figures has E = 0 and adds nothing.
    excess = np.divide((y[similar] * theirs - e) ** 2, e, out=np.zeros_like(e), where=e > 0)
    spread = np.maximum(LEAST_SPREAD, (excess.sum(1) - theirs.sum(1)) / e.sum(1))
    size, expected = 1 / spread, exposure * rate

    low, high = np.full(len(y), np.nan), np.full(len(y), np.nan)
    chance = size[known] / (size[known] + expected[known])
    low[known] = nbinom.ppf(TAIL, size[known], chance)
    high[known] = nbinom.ppf(1 - TAIL, size[known], chance)

    verdict = np.where(y > high, Verdict.HIGHER, np.where(y < low, Verdict.LOWER, 0))
    return SimilarRange(
        np.where(known, expected, np.nan), low, high, np.where(known, verdict, Verdict.UNKNOWN)
    )
