import datetime
import re

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext
from django.utils.html import strip_tags

from places.models import LsoaPopulation
from releases.kinds import Kind
from releases.models import Coverage
from releases.month import Month
from stops.models import Stop
from tests.builders import (
    make_district,
    make_force,
    make_lsoa,
    make_neighbourhood,
    make_stop,
    publish,
    square,
)

pytestmark = pytest.mark.django_db

INSIDE = (54.5, 2.5)
OUTSIDE = (55.5, 2.5)
FORCE = "/forces/doggerland/stops/"
AREA = "/forces/doggerland/H1/stops/"


@pytest.fixture
def force():
    return make_force("doggerland")


@pytest.fixture
def harbour(force):
    return make_neighbourhood("Harbour", code="H1", force=force, boundary=square(54.5, 2.5))


def publish_stops(*months: str, status="supplied") -> None:
    publish(*months)
    for written in months:
        month = Month.parse(written)
        rows = Stop.objects.filter(month=month)
        Coverage.objects.create(
            month=month,
            force_slug="doggerland",
            kind=Kind.STOPS,
            status=status,
            rows=rows.count(),
            rows_without_location=rows.filter(street_point=None).count(),
        )


def words(response) -> str:
    assert response.status_code == 200
    return " ".join(strip_tags(response.content.decode()).split())


def table(response, name: str) -> str:
    """Return what the table with this id says."""
    found = re.search(
        rf'<table class="[^"]*" id="{name}">(.*?)</table>', response.content.decode(), re.S
    )
    return " ".join(strip_tags(found[1]).split())


def test_counts_all_stops_of_a_force_placed_or_not(client, harbour):
    make_stop(at=INSIDE, gender="Male", age_range="18-24")
    make_stop(at=None, gender="Female", age_range="10-17")
    make_stop(at=None, force=make_force("city-of-dogger"))  # another force's
    make_stop(month="2023-12")  # another month's
    publish_stops("2023-12", "2024-01")

    response = client.get(FORCE)

    assert "Doggerland Police reported 2 stops and searches in January 2024" in words(response)
    assert "1 of 2 have a place" in words(response)
    assert table(response, "gender").endswith("Male 1 Female 1") or "Female 1" in table(
        response, "gender"
    )
    # The youngest first, however many they are.
    assert "10-17 1 18-24 1" in table(response, "age_range")


def test_outcomes_say_whether_they_were_linked_to_what_was_searched_for(client, harbour):
    for linked in (True, True, False, None):
        make_stop(outcome="Arrest", outcome_linked_to_object=linked)
    make_stop(outcome="A no further action disposal")
    make_stop()
    publish_stops("2024-01")

    outcomes = table(client.get(FORCE), "outcome")

    # All, linked, not linked, not stated.
    assert "Arrest 4 2 1 1" in outcomes
    assert "A no further action disposal 1 0 0 1" in outcomes
    assert "Not recorded 1 0 0 1" in outcomes


def test_hours_and_days_are_those_of_the_clock(client, harbour):
    # In summer an hour ahead of UTC: half past midnight on Monday the third.
    make_stop(month="2024-06", happened_at="2024-06-02T23:30:00+00:00")
    publish_stops("2024-06")

    response = client.get(FORCE)

    assert "00:00–00:59 1" in table(response, "hour")
    assert "23:00–23:59 0" in table(response, "hour")
    assert "Monday 1 Tuesday 0" in table(response, "weekday")


def test_both_ways_of_recording_ethnicity_stand_apart(client, harbour):
    make_stop(officer_defined_ethnicity="Asian")
    make_stop(self_defined_ethnicity="White - Irish")
    publish_stops("2024-01")

    response = client.get(FORCE)

    assert "Not recorded 1" in table(response, "officer_defined_ethnicity")
    assert "Asian 1" in table(response, "officer_defined_ethnicity")
    assert "White - Irish 1" in table(response, "self_defined_ethnicity")


def test_a_neighbourhood_shows_a_year_of_stops_inside_it(client, harbour):
    make_stop(
        at=INSIDE, street="Mill Lane", month="2023-02", happened_at="2023-02-05T12:00:00+00:00"
    )
    make_stop(at=INSIDE, street="Mill Lane", object_of_search="Firearms")
    make_stop(at=OUTSIDE, street="Pier")  # elsewhere
    make_stop(at=None)  # nowhere
    make_stop(at=INSIDE, month="2023-01", happened_at="2023-01-05T12:00:00+00:00")  # too long ago
    publish_stops("2023-01", "2023-02", "2024-01")

    page = words(client.get(AREA))

    assert "2 stops and searches were placed in Harbour in the 12 months from February 2023" in page
    assert "Doggerland Police supplied 2 of these months" in page
    assert "On or near Mill Lane: 2" in page
    assert "Pier" not in page
    assert "Firearms 1" in page


def test_a_rate_is_given_only_where_residents_are_known(client, force, harbour):
    make_stop()
    publish_stops("2024-01")
    assert "No rate is given" in words(client.get(FORCE))

    lsoa = make_lsoa(district=make_district(force=force))
    LsoaPopulation.objects.create(
        lsoa=lsoa, kind="resident", year=2021, source="Census 2021", count=2000
    )

    page = words(client.get(FORCE))
    assert "0.5 for every 1,000 residents (2,000 people)." in page
    assert "Source of the residents: Census 2021." in page


def test_no_rate_where_a_part_of_the_residents_is_not_known(client, force, harbour):
    make_stop()
    publish_stops("2024-01")
    district = make_district(force=force)
    make_lsoa(district=district)
    LsoaPopulation.objects.create(
        lsoa=make_lsoa(district=district), kind="resident", year=2021, source="Census", count=2000
    )

    assert "No rate is given" in words(client.get(FORCE))


@pytest.mark.parametrize("address", [FORCE, AREA])
def test_a_month_not_supplied_is_never_zero(client, harbour, address):
    publish_stops("2024-01", status="not-supplied")

    page = words(client.get(address))

    assert "did not supply stop and search for January 2024" in page
    assert "January 2024 Not supplied" in page
    assert "What came of them" not in page


@pytest.mark.parametrize("address", [FORCE, AREA])
def test_says_what_the_figures_cannot_tell(client, harbour, address):
    make_stop()
    publish_stops("2024-01")

    page = words(client.get(address))

    assert "counted five times" in page
    assert "no rates by ethnicity" in page


@pytest.mark.parametrize("address", [FORCE, AREA])
def test_there_is_a_page_before_anything_is_published(client, harbour, address):
    assert "No figures are published yet" in words(client.get(address))


@pytest.mark.parametrize("address", ["/forces/nowhere/stops/", "/forces/doggerland/no/stops/"])
def test_what_is_not_there_is_not_found(client, harbour, address):
    assert client.get(address).status_code == 404


@pytest.mark.parametrize("address", [FORCE, AREA])
def test_asks_the_database_at_most_ten_times(client, harbour, address):
    for day in (1, 2, 3):
        make_stop(happened_at=datetime.datetime(2024, 1, day, tzinfo=datetime.UTC).isoformat())
    publish_stops("2024-01")

    with CaptureQueriesContext(connection) as asked:
        client.get(address)

    assert 0 < len(asked) <= 10
