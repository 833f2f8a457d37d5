"""The vectorised `ratio-eb-1` and the slow one agree, on forces that hypothesis makes up."""

import math

import numpy as np
from hypothesis import given, settings
from hypothesis import strategies as st

from levels.bands import NO_BAND, RATIO_CUTS
from levels.methods.inputs import Areas, Counts
from levels.methods.ratio_eb_1 import ratio_eb_1
from levels.reasons import Reason
from tests.levels import slow_ratio_eb_1

REASONS = {
    None: Reason.NONE,
    "population unknown": Reason.POPULATION_UNKNOWN,
    "no residents": Reason.NO_RESIDENTS,
    "too few months": Reason.TOO_FEW_MONTHS,
    "people present unknown": Reason.PEOPLE_PRESENT_UNKNOWN,
    "too few areas": Reason.TOO_FEW_AREAS,
    "numbers too small": Reason.NUMBERS_TOO_SMALL,
    "numbers too small so far": Reason.NUMBERS_TOO_SMALL_SO_FAR,
}


def an_area(crimes):
    return st.fixed_dictionaries(
        {
            "residents": st.integers(500, 9000)
            | st.sampled_from([None, 0, 1, 60, 499, 500, 1650, 1650, 250_000]),
            "workday": st.none() | st.integers(0, 20_000),
            "district_ratio": st.none() | st.sampled_from([0.8, 2.5, 10.0, 10.5, 48.6]),
            "crimes": crimes,
            "months": st.sampled_from([12, 12, 12, 11, 10, 9, 0]),
            "crimes_36": crimes.map(lambda count: 3 * count + 1),
            "months_36": st.sampled_from([36, 36, 35, 30, 29, 12]),
            "last": st.none() | st.integers(0, 4),
        }
    )


# From hardly any crimes, through areas much like each other, to very unequal ones.
forces = st.sampled_from([(0, 3), (0, 30), (60, 300), (200, 400), (0, 3000)]).flatmap(
    lambda limits: st.lists(an_area(st.integers(*limits)), min_size=1, max_size=12)
)


@settings(max_examples=200, deadline=None)
@given(force=forces, with_36=st.booleans())
def test_the_fast_and_the_slow_way_agree(force, with_36):
    if not with_36:
        force = [area | {"crimes_36": None, "months_36": None} for area in force]

    fast = fast_levels(force, with_36)
    slow = slow_ratio_eb_1.levels(force)

    for i, wanted in enumerate(slow):
        if beside_the_limit_of_ten(fast, i):
            continue  # the last bit of E decides, and either answer is right
        assert fast.reason[i] == REASONS[wanted["reason"]]
        if wanted["reason"] is not None:
            assert fast.band[i] == NO_BAND
            assert np.isnan(fast.relative[i])
            assert np.isnan(fast.probabilities[i]).all()
            continue
        assert same(fast.expected[i], wanted["expected"])
        assert same(fast.prior[i], wanted["a"])
        assert same(fast.typical[i], wanted["m"])
        assert same(fast.relative[i], wanted["relative"])
        for level in range(5):
            assert same(fast.probabilities[i, level], wanted["probabilities"][level])
        if not on_a_line(wanted):
            assert fast.band[i] == wanted["band"]
            assert fast.held[i] == wanted["held"]
            assert fast.close_to[i] == (
                NO_BAND if wanted["close_to"] is None else wanted["close_to"]
            )


def fast_levels(force, with_36):
    def column(name, missing):
        return [missing if area[name] is None else area[name] for area in force]

    areas = Areas.of(
        column("residents", math.nan),
        workday=column("workday", math.nan),
        district_ratio=column("district_ratio", math.nan),
        last_band=column("last", NO_BAND),
    )
    year = Counts.of(column("crimes", 0), months=column("months", 0))
    if not with_36:
        return ratio_eb_1(areas, year)
    pooled = Counts.of(column("crimes_36", 0), months=column("months_36", 0), length=36)
    return ratio_eb_1(areas, year, lambda: pooled)


def same(one, other):
    return math.isclose(one, other, rel_tol=1e-9, abs_tol=1e-9)


def beside_the_limit_of_ten(fast, i):
    models = [fast.year] if fast.pooled is None else [fast.year, fast.pooled]
    return any(abs(model.expected[i] - 10) < 1e-6 for model in models)


def on_a_line(wanted):
    """Whether rounding may put the area on either side of a cut, of 0.2 or of 0.8."""
    return any(abs(wanted["relative"] - cut) < 1e-8 for cut in RATIO_CUTS) or any(
        abs(chance - limit) < 1e-8 for chance in wanted["probabilities"] for limit in (0.2, 0.8)
    )
