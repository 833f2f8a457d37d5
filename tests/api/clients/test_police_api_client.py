"""`police-api-client`, the oldest client in use: every method, and every part of what it gives."""

import pytest
from police_api import PoliceAPI
from police_api.exceptions import APIError


@pytest.fixture
def api(town):
    return PoliceAPI(base_url=f"{town.address}/api/", username="old", password="secret")


def test_forces(api, town):
    assert town.force in [force.id for force in api.get_forces()]
    force = api.get_force(town.force)
    assert force.name
    assert force.telephone
    assert isinstance(force.engagement_methods, list)
    assert all(officer.name for officer in force.senior_officers)
    assert [area.name for area in force.neighbourhoods]
    with pytest.raises(APIError):
        _ = api.get_force("atlantis").name


def test_neighbourhoods(api, town):
    listed = api.get_neighbourhoods(town.force)
    assert town.neighbourhood["id"] in [area.id for area in listed]
    area = api.get_neighbourhood(town.force, town.neighbourhood["id"])
    assert area.name == town.neighbourhood["name"]
    assert area.population >= 0
    assert area.boundary[0] == area.boundary[-1]
    assert all(officer.name for officer in area.officers)
    assert all(event.start_date.year for event in area.events)
    assert all(priority.issue for priority in area.priorities)
    # Posts the boundary as a form, for the latest month.
    assert isinstance(area.crimes, list)


def test_where_a_neighbourhood_is(api, town):
    found = api.locate_neighbourhood(*town.position)
    assert found.force.id == town.force
    assert api.locate_neighbourhood(0, 0) is None


def test_dates_and_categories(api, town):
    assert api.get_latest_date() == api.get_dates()[0]
    assert len(api.get_crime_categories()) >= 14
    assert api.get_crime_category("burglary", date=town.month).name == "Burglary"


def test_crimes(api, town):
    latitude, longitude = town.position
    near = api.get_crimes_point(latitude, longitude, date=town.month)
    assert {crime.month for crime in near} == {town.month}
    assert all(crime.category.name and crime.location.name for crime in near)
    category = near[0].category
    assert api.get_crimes_point(latitude, longitude, date=town.month, category=category)
    assert api.get_crimes_area(town.ring, date=town.month)
    there = api.get_crimes_location(town.location_id, date=town.month)
    assert {crime.location.id for crime in there} == {town.location_id}
    unplaced = api.get_crimes_no_location(town.force, date=town.month, category="all-crime")
    assert all(crime.month == town.month for crime in unplaced)
    assert isinstance(api.get_crimes_point(latitude, longitude), list)


def test_one_crime(api, town):
    crime = api.get_crime(town.crime["persistent_id"])
    assert crime.month == town.month
    assert [outcome.category.name for outcome in crime.outcomes]
    (listed, *_) = api.get_crimes_location(town.location_id, date=town.month)
    assert isinstance(listed.outcomes, list)
