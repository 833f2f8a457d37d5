"""Monthly numbers. Positions are (latitude, longitude)."""

import pytest

from crimes import counts
from crimes.counts import NotSupplied, Status
from releases.month import Month
from tests.builders import (
    make_crime,
    make_force,
    make_neighbourhood,
    publish,
    square,
)

pytestmark = pytest.mark.django_db

INSIDE = (54.501, 2.501)
OUTSIDE = (54.600, 2.500)


@pytest.fixture
def harbour():
    return make_neighbourhood("Harbour", boundary=square(54.5, 2.5))


def by_slug(rows):
    return {row.category.slug: row.count for row in rows}


def test_counts_only_crimes_of_that_month_inside_the_area(harbour):
    make_crime(at=INSIDE, month="2024-01", category="burglary")
    make_crime(at=INSIDE, month="2023-12", category="burglary")  # earlier
    make_crime(at=OUTSIDE, month="2024-01", category="burglary")
    make_crime(at=None, month="2024-01", category="burglary")  # without location
    publish("2023-12", "2024-01")

    rows = counts.by_category(area=harbour, month=Month(2024, 1))

    assert by_slug(rows)["burglary"] == 1


def test_every_category_of_the_month_is_there_and_the_most_frequent_first(harbour):
    make_crime(at=INSIDE, category="robbery")
    make_crime(at=INSIDE, category="drugs")
    make_crime(at=INSIDE, category="drugs")
    publish("2024-01")

    rows = counts.by_category(area=harbour, month=Month(2024, 1))

    assert [(row.category.slug, row.count) for row in rows[:2]] == [("drugs", 2), ("robbery", 1)]
    assert len(rows) == 14
    assert by_slug(rows)["shoplifting"] == 0
    assert "public-disorder-weapons" not in by_slug(rows)  # ended in April 2013


def test_identical_crimes_all_count(harbour):
    make_crime(at=INSIDE, category="burglary")
    make_crime(at=INSIDE, category="burglary")
    publish("2024-01")

    assert by_slug(counts.by_category(area=harbour, month=Month(2024, 1)))["burglary"] == 2


def test_a_month_not_supplied_has_no_number_rather_than_zero(harbour):
    make_crime(at=INSIDE, force=make_force("btp", is_territorial=False))
    publish("2024-01", not_supplied=["testshire"], note="The force is changing its computers.")

    with pytest.raises(NotSupplied, match="changing its computers"):
        counts.by_category(area=harbour, month=Month(2024, 1))


def test_a_month_not_published_has_no_number(harbour):
    make_crime(at=INSIDE, month="2024-02")
    publish("2024-01")

    with pytest.raises(NotSupplied):
        counts.by_category(area=harbour, month=Month(2024, 2))


def test_the_last_twelve_months_say_which_are_missing(harbour):
    make_crime(at=INSIDE, month="2023-11")
    make_crime(at=INSIDE, month="2024-01")
    publish("2023-11")
    publish("2023-12", not_supplied=["testshire"])
    publish("2024-01", partly=["testshire"])

    months = counts.over_time(area=harbour, until=Month(2024, 1))

    assert len(months) == 12
    assert [month.status for month in months[-4:]] == [
        Status.NOT_PUBLISHED,
        Status.SUPPLIED,
        Status.NOT_SUPPLIED,
        Status.PARTLY,
    ]
    assert [month.total for month in months if month.has_figures] == [1, 1]


def test_anti_social_behaviour_is_counted_apart(harbour):
    make_crime(at=INSIDE, category="anti-social-behaviour")
    make_crime(at=INSIDE, category="anti-social-behaviour")
    make_crime(at=INSIDE, category="drugs")
    publish("2024-01")

    month = counts.of_month(area=harbour, month=Month(2024, 1))

    assert (month.total, month.crimes, month.anti_social_behaviour) == (3, 1, 2)


def test_transport_police_can_be_told_apart(harbour):
    make_crime(at=INSIDE, category="drugs")
    make_crime(at=INSIDE, category="drugs", force=make_force("btp", is_territorial=False))
    publish("2024-01")

    month = counts.of_month(area=harbour, month=Month(2024, 1))

    assert by_slug(month.by_category())["drugs"] == 2
    assert month.transport() == 1


def test_a_force_counts_crimes_without_location_too(harbour):
    make_crime(at=INSIDE)
    make_crime(at=None)
    publish("2024-01")

    month = counts.of_month(area=harbour.force, month=Month(2024, 1))

    assert (month.total, month.rows_of_force, month.without_location) == (2, 2, 1)
