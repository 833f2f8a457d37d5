"""
`ratio-eb-1`, the default: how many times the typical area of the force, allowing for chance.

For the areas i of one kind in one force, with y_i crimes and P_i people over a number of years:

    R       = sum y / sum (P years)              over the reference areas
    E_i     = P_i years R                        expected crimes;   rr_i = y_i / E_i
    v       = sum E (rr - 1)^2 / sum E - n / sum E,  at least 0.02    over the reference areas
    a       = 1 / v                              theta_i ~ Gamma(a, a) before looking
    theta_i ~ Gamma(a + y_i, a + E_i)            after looking at its crimes
    m       = median of the posterior means, weighted by people, over the reference areas
    level   = where the posterior median of theta_i / m lies among 0.5, 0.8, 1.25 and 2

Reference areas are those without far more visitors than residents (`visitors.py`). Fewer than
10 expected crimes, or than 5 at the typical area's rate (E m): 36 months instead, else no
level. The level published last is kept while it has a probability of at least 0.2, so that
levels do not flap. Months not supplied are missing, not zero (`pooling.py`).

Sources: domain notes, section 1.5. The moment estimate of v is that of R. J. Marshall (1991),
Mapping disease and mortality rates using empirical Bayes estimators, Applied Statistics 40,
283-294; the gamma-Poisson model, D. Clayton and J. Kaldor (1987), Empirical Bayes estimates of
age-standardized relative risks, Biometrics 43, 671-681. The cuts and limits are our own.
"""

from collections.abc import Callable

import numpy as np
from scipy.special import gammainc, gammaincinv

from levels.bands import NO_BAND, RATIO_CUTS, Band
from levels.methods import pooling, visitors
from levels.methods.inputs import Areas, Bools, Counts, Floats, Ints
from levels.methods.ratio_result import Model, RatioLevels
from levels.reasons import Reason

NAME = "ratio-eb-1"

LEAST_SPREAD = 0.02  # the floor of v: areas never differ less than by about a seventh (0.14)
FEWEST_AREAS = 3  # a typical area needs a middle, and two areas have none
SURE = 0.8  # a level less probable than this is "close to the line"
HOLD = 0.2  # the level published last is kept while at least this probable


def ratio_eb_1(
    areas: Areas, year: Counts, pooled: Callable[[], Counts] | None = None
) -> RatioLevels:
    """
    Put each area on the five-step scale by its ratio to the typical area of the force.

    `pooled` gives the counts of the 36 months that end with the year; it is called only if some
    area has too few crimes in the year alone.
    """
    visitor = visitors.many_visitors(areas) | visitors.few_residents(areas)
    people = visitors.people_to_compare(areas, visitor)

    of_year = fit(people, visitor, year)
    small = of_year.comparable & ~of_year.enough_crimes
    of_36 = fit(people, visitor, pooled()) if pooled is not None and small.any() else None

    use_36 = np.zeros(len(areas), dtype=bool)
    if of_36 is not None:
        use_36 = small & of_36.enough_crimes
    reason = _reasons(areas, people, of_year, small & ~use_36, of_36)

    levelled = reason == Reason.NONE
    shape, scale = _posterior_of_ratio(of_year, of_36, use_36)
    relative, probabilities = distribution(shape, scale, levelled)
    band, held = _with_hysteresis(band_of(relative), probabilities, areas.last_band, levelled)
    return RatioLevels(
        areas=areas,
        year=of_year,
        pooled=of_36,
        people=people,
        visitor=visitor,
        use_36=use_36,
        relative=relative,
        probabilities=probabilities,
        band=band,
        held=held,
        close_to=_neighbour(band, probabilities),
        reason=reason,
    )


def fit(people: Floats, visitor: Bools, counts: Counts) -> Model:
    """Work out R, E, v, a, the posterior of every theta and m from the counts of one period."""
    usable = pooling.enough_months(counts) & (people > 0)
    reference = usable & ~visitor
    if reference.sum() < FEWEST_AREAS:
        # A force such as the City of London, all visitors: its areas are compared with each
        # other on the people there on a working day, as far as those are known.
        reference = usable
    if reference.sum() < FEWEST_AREAS:
        return Model.without_reference(counts)

    y, exposure, chosen = counts.crimes, people * counts.years, reference
    rate = y[chosen].sum() / exposure[chosen].sum()
    expected = exposure * rate

    spread = LEAST_SPREAD
    if rate > 0:
        e, rr = expected[chosen], y[chosen] / expected[chosen]
        spread = max(LEAST_SPREAD, (e * (rr - 1) ** 2).sum() / e.sum() - chosen.sum() / e.sum())
    prior = 1 / spread
    means = (prior + y) / (prior + expected)
    return Model(
        counts=counts,
        comparable=usable,
        reference=reference,
        rate=float(rate),
        expected=np.where(usable, expected, np.nan),
        spread=float(spread),
        prior=float(prior),
        typical=weighted_median(means[chosen], people[chosen]),
    )


def weighted_median(values: Floats, weights: Floats) -> float:
    """Return the smallest value at or below which at least half of the weight lies."""
    order = np.argsort(values, kind="stable")
    reached = np.cumsum(weights[order])
    return float(values[order][np.searchsorted(reached, reached[-1] / 2)])


def distribution(shape: Floats, scale: Floats, where: Bools) -> tuple[Floats, Floats]:
    """
    Return the median of Gamma(shape) * scale, and the probability of each of the five levels.

    Shapes (n,) and (n, 5); NaN except where `where` holds.
    """
    relative = np.full(len(shape), np.nan)
    probabilities = np.full((len(shape), len(Band)), np.nan)
    relative[where] = gammaincinv(shape[where], 0.5) * scale[where]
    below_cut = gammainc(shape[where, None], np.array(RATIO_CUTS) / scale[where, None])
    probabilities[where] = np.diff(below_cut, axis=1, prepend=0.0, append=1.0)
    return relative, probabilities


def band_of(relative: Floats) -> Ints:
    """
    Return the level, 0 (low) to 4 (high), of each ratio to the typical area; NO_BAND for NaN.

    In words: half or less is low, at least twice is high, 0.8 and just under 1.25 are average.
    """
    half, below, above, twice = RATIO_CUTS
    reached = [relative > half, relative >= below, relative >= above, relative >= twice]
    return np.where(np.isnan(relative), NO_BAND, np.sum(reached, axis=0))


def _posterior_of_ratio(
    of_year: Model, of_36: Model | None, use_36: Bools
) -> tuple[Floats, Floats]:
    """Return shape and scale of the gamma distribution of theta / m, area by area."""
    shape, scale = of_year.shape, 1 / (of_year.inverse_scale * of_year.typical)
    if of_36 is not None:
        shape = np.where(use_36, of_36.shape, shape)
        scale = np.where(use_36, 1 / (of_36.inverse_scale * of_36.typical), scale)
    return shape, scale


def _with_hysteresis(
    band: Ints, probabilities: Floats, last: Ints, levelled: Bools
) -> tuple[Ints, Bools]:
    """Keep the level published last while it has a probability of at least HOLD."""
    known = levelled & (last != NO_BAND)
    chance = probabilities[np.arange(len(band)), np.where(known, last, 0)]
    held = known & (last != band) & (chance >= HOLD)
    return np.where(held, last, band), held


def _neighbour(band: Ints, probabilities: Floats) -> Ints:
    """Return the likelier level next to each less than sure one; NO_BAND for the others."""
    rows = np.arange(len(band))
    # A column of -1 on either side: beyond low and high there is no level.
    padded = np.pad(probabilities, ((0, 0), (1, 1)), constant_values=-1.0)
    lower, here, upper = padded[rows, band], padded[rows, band + 1], padded[rows, band + 2]
    close = (band != NO_BAND) & (here < SURE)
    return np.where(close, np.where(upper > lower, band + 1, band - 1), NO_BAND)


def _reasons(
    areas: Areas, people: Floats, of_year: Model, too_small: Bools, of_36: Model | None
) -> Ints:
    """Return why each area has no level; the first reason that holds, most basic first."""
    no_36_months = ~of_36.comparable if of_36 is not None else np.ones(len(areas), dtype=bool)
    return np.select(
        [
            np.isnan(areas.residents),
            areas.residents <= 0,
            ~pooling.enough_months(of_year.counts),
            np.isnan(people),
            np.full(len(areas), not of_year.has_reference),
            too_small & no_36_months,
            too_small,
        ],
        [
            Reason.POPULATION_UNKNOWN,
            Reason.NO_RESIDENTS,
            Reason.TOO_FEW_MONTHS,
            Reason.PEOPLE_PRESENT_UNKNOWN,
            Reason.TOO_FEW_AREAS,
            Reason.NUMBERS_TOO_SMALL_SO_FAR,
            Reason.NUMBERS_TOO_SMALL,
        ],
        Reason.NONE,
    ).astype(int)
