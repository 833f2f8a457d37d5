import pytest
from hypothesis import given
from hypothesis import strategies as st
from scipy.stats import binomtest

from levels.groups import BY_SLUG, HEADLINE_OF_2009
from levels.trends import Change, Direction, against_year_before, binomial_test, financial_years
from releases.month import Month

BURGLARY = BY_SLUG["burglary"]


def compared(series, months, group) -> Change:
    change = against_year_before(series, months, group)
    assert change is not None
    return change


def monthly(first, counts):
    return {first.plus(i): count for i, count in enumerate(counts)}


@pytest.mark.parametrize(
    ("earlier", "later", "percentage", "z", "words"),
    [
        (898, 1043, "+16.1", "+3.29", "up"),  # West End, 2005/6 to 2006/7
        (1043, 1017, "-2.5", "-0.57", "no clear change"),
        (7489, 7506, "+0.2", "+0.14", "no clear change"),  # Westminster
        (7506, 7159, "-4.6", "-2.87", "down"),
        (247257, 235440, "-4.8", "-17.01", "down"),  # Metropolitan Police
        (235440, 216297, "-8.1", "-28.48", "down"),
    ],
)
def test_the_changes_of_the_west_end_page_of_2009(earlier, later, percentage, z, words):
    change = Change(earlier, later, months=12, asked=12)

    assert f"{change.percentage:+.1f}" == percentage
    assert f"{change.z:+.2f}" == z
    assert change.direction == words


def test_small_counts_get_no_percentage_and_seldom_a_direction():
    doubled = Change(4, 8, months=12, asked=12)

    assert doubled.percentage is None
    assert doubled.direction == Direction.NO_CLEAR_CHANGE
    assert Change(49, 80, months=12, asked=12).percentage is None
    assert Change(50, 80, months=12, asked=12).percentage == 60


def test_nothing_before_and_nothing_after():
    nothing = Change(0, 0, months=12, asked=12)

    assert nothing.z is None
    assert nothing.p == 1
    assert nothing.percentage is None
    assert nothing.direction == Direction.NO_CLEAR_CHANGE


def test_from_nothing_to_something():
    assert Change(0, 5, months=12, asked=12).direction == Direction.NO_CLEAR_CHANGE  # p = 0.0625
    assert Change(0, 6, months=12, asked=12).direction == Direction.UP  # p = 0.03125
    assert Change(6, 0, months=12, asked=12).direction == Direction.DOWN


@given(st.integers(0, 3000), st.integers(0, 3000))
def test_the_exact_test_is_scipys(a, b):
    if a + b:
        assert binomial_test(a, b) == pytest.approx(
            binomtest(a, a + b).pvalue, rel=1e-8, abs=1e-200
        )


def test_a_change_beyond_all_chance_has_probability_nought():
    assert binomial_test(10, 900_000) == 0


def test_the_last_twelve_months_against_the_twelve_before():
    series = monthly(Month(2020, 1), [10] * 12 + [15] * 12)

    change = compared(series, Month(2021, 12).last_twelve(), BURGLARY)

    assert (change.earlier, change.later, change.months, change.asked) == (120, 180, 12, 12)
    assert change.direction == Direction.UP


def test_a_month_missing_on_one_side_is_left_out_on_both():
    series = monthly(Month(2020, 1), [10] * 12 + [15] * 12)
    series[Month(2020, 3)] = None  # not supplied
    del series[Month(2021, 8)]  # nor this one

    change = compared(series, Month(2021, 12).last_twelve(), BURGLARY)

    assert (change.earlier, change.later, change.months) == (100, 150, 10)


def test_the_latest_three_months_against_the_same_three_a_year_before():
    winter = [Month(2021, 1), Month(2020, 12), Month(2020, 11)]
    series = monthly(Month(2019, 11), [100, 110, 120]) | monthly(Month(2020, 11), [20, 30, 40])

    change = compared(series, winter, BURGLARY)

    assert (change.earlier, change.later) == (330, 90)
    assert change.direction == Direction.DOWN


def test_no_month_in_common_is_no_comparison():
    series = monthly(Month(2021, 1), [10] * 12)

    assert against_year_before(series, Month(2021, 12).last_twelve(), BURGLARY) is None


def test_nothing_is_compared_across_a_change_of_categories():
    series = monthly(Month(2012, 1), [10] * 36)
    year_to_april_2014 = Month(2014, 4).last_twelve()

    assert against_year_before(series, year_to_april_2014, BY_SLUG["other-theft"]) is None
    assert against_year_before(series, year_to_april_2014, BURGLARY) is not None


def test_the_financial_year_table_of_the_west_end():
    series = {Month(2005, 4): 898, Month(2006, 4): 1043, Month(2007, 4): 1017}

    cells = financial_years(series, [2005, 2006, 2007], HEADLINE_OF_2009)

    assert [cell.label for cell in cells] == ["2005/6", "2006/7", "2007/8"]
    assert [cell.count for cell in cells] == [898, 1043, 1017]
    assert [cell.months for cell in cells] == [1, 1, 1]


def test_a_year_of_eleven_months_says_so_and_is_compared_by_eleven():
    series = monthly(Month(2021, 5), [10] * 11 + [12] * 12)  # April 2021 was not supplied

    first, second, third = financial_years(series, [2021, 2022, 2023], BURGLARY)

    assert (first.count, first.months, first.change) == (110, 11, None)
    assert (second.count, second.months) == (144, 12)
    assert second.change is not None
    assert (second.change.earlier, second.change.later) == (110, 132)
    assert (third.count, third.months, third.change) == (None, 0, None)
