import numpy as np

from levels.methods.explain import explain_ratio, explain_sd
from levels.methods.inputs import Areas, Counts
from levels.methods.ratio_eb_1 import ratio_eb_1
from levels.methods.sd_1 import sd_1


def by_name(steps):
    return {step.name: step.value for step in steps}


def test_the_steps_of_a_level_can_be_followed_by_hand():
    areas = Areas.of([1000, 2000, 3000], last_band=[3, -1, -1])
    steps = by_name(explain_ratio(ratio_eb_1(areas, Counts.of([150, 200, 250])), 0))

    assert steps["residents"] == steps["P"] == 1000
    assert steps["1000 R"] == 100
    assert steps["E"] == 100
    assert steps["y / E"] == 1.5
    assert np.isclose(steps["mean"], (steps["a"] + 150) / (steps["a"] + 100))
    assert np.isclose(steps["mean / m"], steps["mean"] / steps["m"])
    assert steps["level"] == steps["last level"] == "Above average"
    assert steps["rate"] == 150


def test_where_there_is_no_level_the_steps_end_with_the_reason():
    steps = explain_ratio(ratio_eb_1(Areas.of([1000] * 3), Counts.of([1, 2, 3])), 1)

    assert by_name(steps)["level"] is None
    assert by_name(steps)["no level"] == "NUMBERS_TOO_SMALL_SO_FAR"
    assert not any(name.startswith("P(") for name in by_name(steps))


def test_both_periods_are_shown_where_36_months_are_used():
    pooled = Counts.of([30, 36, 90], length=36)
    levels = ratio_eb_1(Areas.of([1000] * 3), Counts.of([9, 9, 9]), lambda: pooled)
    steps = explain_ratio(levels, 2)

    assert [step.value for step in steps if step.name == "y"] == [9, 90]
    assert "of 36 months" in " ".join(step.words for step in steps)


def test_the_steps_of_2009():
    steps = by_name(explain_sd(sd_1(Areas.of([1000] * 6), Counts.of([6, 8, 9, 11, 12, 14])), 5))

    assert steps["m"] == 10
    assert round(steps["z"], 2) == 1.38
    assert steps["level"] == "Above average"
