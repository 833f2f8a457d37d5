import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from scipy.stats import nbinom

from levels.similar_range import Counted, Verdict, similar_range


def areas(*crimes, months=12, people=1500):
    return [Counted(y, months, people) for y in crimes]


def test_the_range_follows_its_formula():
    theirs = range(100, 175, 5)
    found = similar_range(Counted(300, 12, 1500), areas(*theirs))

    e = 1500 * sum(theirs) / (15 * 1500)
    v = sum(e * (y / e - 1) ** 2 for y in theirs) / (15 * e) - 15 / (15 * e)
    size = 1 / max(0.02, v)
    assert found.expected == pytest.approx(e)
    assert found.low == nbinom.ppf(0.025, size, size / (size + e))
    assert found.high == nbinom.ppf(0.975, size, size / (size + e))
    assert found.verdict is Verdict.HIGHER


@settings(deadline=None, suppress_health_check=[HealthCheck.too_slow])
@given(
    st.integers(0, 4000),
    st.lists(st.integers(0, 3000), min_size=15, max_size=15),
    st.integers(100, 20_000),
)
def test_the_quantiles_are_those_of_scipy(own, theirs, people):
    found = similar_range(Counted(own, 12, people), areas(*theirs))
    if sum(theirs) < 10:
        assert found is None
        return
    e = sum(theirs) / 15
    v = max(0.02, sum((y - e) ** 2 / e for y in theirs) / (15 * e) - 1 / e)
    size, mean = 1 / v, people * sum(theirs) / (15 * 1500)

    for count, tail in ((found.low, 0.025), (found.high, 0.975)):
        # The smallest count that reaches the tail; rounding may put it one off where it just does.
        assert nbinom.cdf(count, size, size / (size + mean)) >= tail - 1e-9
        assert nbinom.cdf(count - 1, size, size / (size + mean)) <= tail + 1e-9


def test_higher_lower_and_about_the_same():
    others = areas(*[150] * 15)

    assert similar_range(Counted(400, 12, 1500), others).verdict is Verdict.HIGHER
    assert similar_range(Counted(20, 12, 1500), others).verdict is Verdict.LOWER
    assert similar_range(Counted(150, 12, 1500), others).verdict is Verdict.ABOUT_THE_SAME


def test_the_range_is_at_this_areas_population():
    assert similar_range(Counted(300, 12, 3000), areas(*[150] * 15)).expected == pytest.approx(300)


def test_months_not_supplied_are_left_out_on_both_sides():
    others = areas(*[110] * 15, months=11)

    assert similar_range(Counted(120, 12, 1500), others).expected == pytest.approx(120)
    assert similar_range(Counted(120, 9, 1500), others) is None


def test_nothing_is_said_from_a_handful_of_crimes_or_of_areas():
    assert similar_range(Counted(5, 12, 1500), areas(*[0] * 15)) is None
    without = [*areas(*[150] * 9), *areas(*[150] * 6, months=3)]
    assert similar_range(Counted(150, 12, 1500), without) is None
    assert similar_range(Counted(150, 12, None), areas(*[150] * 15)) is None


def test_areas_without_figures_weigh_nothing_among_the_similar_ones():
    others = [*areas(*[150] * 10), *areas(*[9999] * 3, months=3), Counted(9999, 12, None)]

    found = similar_range(Counted(150, 12, 1500), others)
    assert found.expected == pytest.approx(150)
    assert found.areas == 10
