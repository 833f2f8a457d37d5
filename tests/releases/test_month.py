import pytest
from hypothesis import given
from hypothesis import strategies as st

from releases.month import Month, NotAMonth, financial_year_label, months_of_financial_year

months = st.builds(Month, st.integers(1, 9998), st.integers(1, 12))


@given(months)
def test_a_month_survives_being_written_and_read(month):
    assert Month.parse(str(month)) == month


@given(months)
def test_next_and_previous_undo_each_other(month):
    assert month.next().previous() == month
    assert month.next() > month


@pytest.mark.parametrize(
    "text",
    ["2024-13", "2024-00", "2024-1", "July2024", "2024-01-01", "", "２０２４-01", "2024-01\n"],
)
def test_refuses_what_is_not_a_month(text):
    with pytest.raises(NotAMonth):
        Month.parse(text)


def test_last_twelve_end_with_the_month_itself():
    twelve = Month(2022, 3).last_twelve()

    assert len(twelve) == 12
    assert (str(twelve[0]), str(twelve[-1])) == ("2021-04", "2022-03")


@pytest.mark.parametrize(
    ("month", "year", "label"),
    [("2006-03", 2005, "2005/6"), ("2006-04", 2006, "2006/7"), ("2010-01", 2009, "2009/10")],
)
def test_financial_year_begins_in_april(month, year, label):
    assert Month.parse(month).financial_year == year
    assert financial_year_label(year) == label


def test_financial_year_has_its_twelve_months():
    months = months_of_financial_year(2021)

    assert [str(months[0]), str(months[-1]), len(months)] == ["2021-04", "2022-03", 12]
