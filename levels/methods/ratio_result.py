"""What `ratio-eb-1` returns: the fitted model of a period, and the levels of its areas."""

from collections.abc import Callable
from dataclasses import dataclass
from typing import Self

import numpy as np
from numpy.typing import ArrayLike, NDArray

from levels.flags import Flag
from levels.methods.inputs import Areas, Bools, Counts, Floats, Ints
from levels.methods.pooling import LEAST_EXPECTED, LEAST_TYPICAL, enough_months
from levels.methods.visitors import few_residents, many_visitors
from levels.reasons import Reason


@dataclass(frozen=True)
class Model:
    """
    The method's quantities for one period; the letters are those of `ratio_eb_1.py`.

    comparable: the area has people, enough months and a reference to be compared with.
    reference: the area counts towards the reference.
    rate: R, crimes in a year for each person. expected: E. spread: v. prior: a. typical: m.
    """

    counts: Counts
    comparable: Bools
    reference: Bools
    rate: float
    expected: Floats
    spread: float
    prior: float
    typical: float

    @classmethod
    def without_reference(cls, counts: Counts) -> Self:
        """Return the model of a period with nothing to compare with: no area is comparable."""
        nowhere = np.zeros(len(counts.crimes), dtype=bool)
        unknown = np.full(len(counts.crimes), np.nan)
        return cls(counts, nowhere, nowhere, np.nan, unknown, np.nan, np.nan, np.nan)

    @property
    def has_reference(self) -> bool:
        return bool(self.reference.any())

    @property
    def enough_crimes(self) -> Bools:
        """Whether so many crimes are expected, here and at the typical rate, that a level holds."""
        at_typical_rate = self.expected * self.typical
        return np.asarray((self.expected >= LEAST_EXPECTED) & (at_typical_rate >= LEAST_TYPICAL))

    @property
    def shape(self) -> Floats:
        """a + y"""
        return np.asarray(self.prior + self.counts.crimes)

    @property
    def inverse_scale(self) -> Floats:
        """a + E"""
        return np.asarray(self.prior + self.expected)


@dataclass(frozen=True)
class RatioLevels:
    """
    The levels of the areas of one kind in one force; arrays have one entry for each area.

    year, pooled: the models of the 12 and of the 36 months; the latter only if it was needed.
    people: those that crimes are set against. visitor: far more visitors than residents.
    use_36: the level, and the figures below, rest on the 36 months.
    relative: posterior median of the area's risk, as a multiple of the typical area's.
    probabilities: of the five levels, shape (n, 5), low first.
    band: the level, 0 to 4, or NO_BAND. held: it is the one published last.
    close_to: the neighbouring level that the area is close to the line with, or NO_BAND.
    reason: why there is no level, as a `Reason`.

    Where there is no level `relative` and `probabilities` are NaN, and the other figures are
    those of the 12 months.
    """

    areas: Areas
    year: Model
    pooled: Model | None
    people: Floats
    visitor: Bools
    use_36: Bools
    relative: Floats
    probabilities: Floats
    band: Ints
    held: Bools
    close_to: Ints
    reason: Ints

    @property
    def crimes(self) -> Floats:
        return self._of_period(lambda model: model.counts.crimes)

    @property
    def months(self) -> Floats:
        """How many months were supplied of the period that the figures rest on."""
        return self._of_period(lambda model: model.counts.months)

    @property
    def period(self) -> Ints:
        """The length of that period: 12 or 36 months."""
        return self._of_period(lambda model: model.counts.length).astype(int)

    @property
    def expected(self) -> Floats:
        """E: the crimes of an area with as many people, at the rate of the reference areas."""
        return self._of_period(lambda model: model.expected)

    @property
    def prior(self) -> Floats:
        """a: how alike the areas of the force are; the larger, the more alike."""
        return self._of_period(lambda model: model.prior)

    @property
    def typical(self) -> Floats:
        """m: the typical area's risk, as a multiple of the rate of the reference areas."""
        return self._of_period(lambda model: model.typical)

    @property
    def scaled(self) -> Bools:
        """Whether a year's figures were worked out from fewer months than the period has."""
        return self._has_rate & (self.months < self.period)

    @property
    def rate(self) -> Floats:
        """Crimes in a year for each 1,000 residents; NaN where that has no meaning."""
        return self._per_1000(self.areas.residents)

    @property
    def workday_rate(self) -> Floats:
        """The same for each 1,000 people there on a working day; NaN but in visitor areas."""
        return np.where(self.visitor, self._per_1000(self.areas.workday), np.nan)

    @property
    def force_rate(self) -> float:
        """The 12 months' rate for each 1,000 residents of all areas, visitor areas included."""
        counts, people = self.year.counts, self.areas.residents
        known = enough_months(counts) & np.isfinite(people)
        person_years = (people * counts.years)[known].sum()
        if person_years == 0:
            return np.nan
        return float(1000 * counts.crimes[known].sum() / person_years)

    @property
    def flags(self) -> Ints:
        """What to say beside each level, as a `Flag` number."""
        levelled = self.reason == Reason.NONE
        among_visitors = self._of_period(lambda model: (model.reference & self.visitor).any())
        held_by = {
            Flag.VISITORS: many_visitors(self.areas),
            Flag.FEW_RESIDENTS: few_residents(self.areas),
            Flag.WORKDAY_RATE: levelled & (self.people > self.areas.residents),
            Flag.AMONG_VISITOR_AREAS: levelled & among_visitors.astype(bool),
            Flag.SCALED_FOR_MISSING_MONTHS: self.scaled,
            Flag.POOLED_36_MONTHS: self.use_36,
            Flag.HELD: self.held,
        }
        return np.asarray(sum(flag * where.astype(int) for flag, where in held_by.items()))

    @property
    def _has_rate(self) -> Bools:
        return (self.areas.residents > 0) & enough_months(self.year.counts)

    def _per_1000(self, people: Floats) -> Floats:
        rate = np.full(len(self.band), np.nan)
        years, known = self.months / 12, self._has_rate & (people > 0)
        rate[known] = 1000 * self.crimes[known] / (people * years)[known]
        return rate

    def _of_period(self, figure: Callable[[Model], ArrayLike]) -> NDArray:
        """Return one figure for each area, from the model of the period that its level rests on."""
        of_year = np.broadcast_to(np.asarray(figure(self.year), dtype=float), self.band.shape)
        return (
            of_year if self.pooled is None else np.where(self.use_36, figure(self.pooled), of_year)
        )
