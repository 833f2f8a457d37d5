import random

import pytest
from hypothesis import given
from hypothesis import strategies as st
from scipy.stats import nbinom

from levels.expected_range import ExpectedRange, dispersion, expected_range, negative_binomial_range
from levels.groups import BY_SLUG
from releases.month import Month

BURGLARY = BY_SLUG["burglary"]
SUMMER, WINTER = 60, 140


def expected(series, month, group=BURGLARY) -> ExpectedRange:
    found = expected_range(series, month, group)
    assert found is not None
    return found


def seasonal(
    first_year, years, mean=lambda month: WINTER if month.number in (11, 12, 1) else SUMMER
):
    months = Month(first_year, 1).until(Month(first_year + years - 1, 12))
    return {month: mean(month) for month in months}


@given(st.floats(0.1, 3000), st.floats(1.01, 30))
def test_the_quantiles_are_scipys(mean, times):
    variance = mean * times
    size, chance = mean**2 / (variance - mean), mean / variance

    assert negative_binomial_range(mean, variance, 0.025) == (
        nbinom.ppf(0.025, size, chance),
        nbinom.ppf(0.975, size, chance),
    )


def test_a_january_is_compared_with_januaries():
    series = seasonal(2015, 5)

    winter = expected(series, Month(2020, 1))
    summer = expected(series, Month(2020, 7))

    assert winter.years == summer.years == 5
    assert WINTER in winter and SUMMER not in winter
    assert SUMMER in summer and WINTER not in summer


def test_two_earlier_years_are_too_few():
    assert expected_range(seasonal(2018, 2), Month(2020, 1), BURGLARY) is None
    assert expected(seasonal(2017, 3), Month(2020, 1)).years == 3


def test_months_not_supplied_and_the_month_itself_count_for_nothing():
    series = seasonal(2015, 6)
    wanted = expected(seasonal(2015, 5), Month(2020, 1))
    series[Month(2020, 1)] = 900  # the month asked about

    assert expected(series, Month(2020, 1)) == wanted

    series[Month(2016, 1)] = None
    assert expected(series, Month(2020, 1)).years == 4


def test_years_before_a_change_of_categories_count_for_nothing():
    series = seasonal(2011, 6)

    assert expected_range(series, Month(2015, 1), BY_SLUG["other-theft"]) is None  # 2014 only
    assert expected(series, Month(2015, 1)).years == 4


def test_a_month_without_crime_for_years_still_allows_for_one():
    quiet = expected(seasonal(2015, 5, lambda month: 0), Month(2020, 1))

    assert quiet.low == 0
    assert 1 in quiet


def test_years_that_differ_by_more_than_chance_widen_the_range():
    even = seasonal(2015, 5, lambda month: 100)
    uneven = seasonal(2015, 5, lambda month: 100 + 30 * (month.year - 2017))

    assert dispersion([[100] * 5]) == 1
    assert dispersion([[40, 70, 100, 130, 160]]) == pytest.approx(9000 / 100 / 4)
    calm = expected(even, Month(2020, 1))
    wide = expected(uneven, Month(2020, 1))
    assert wide.low < calm.low and calm.high < wide.high


def test_about_one_month_in_twenty_falls_outside_by_chance():
    chance = random.Random(1)

    def poisson(mean):  # counts the arrivals of an exponential clock
        count, clock = 0, chance.expovariate(mean)
        while clock < 1:
            count, clock = count + 1, clock + chance.expovariate(mean)
        return count

    outside, trials = 0, 400
    for _ in range(trials):
        series = seasonal(2015, 6, lambda month: poisson(20))
        allowed = expected(series, Month(2020, 1))
        outside += series[Month(2020, 1)] not in allowed

    assert 0.01 < outside / trials < 0.08
