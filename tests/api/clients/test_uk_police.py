"""`uk-police`: every method."""

import pytest
from uk_police.client import uk_police
from uk_police.exceptions import APIError
from uk_police.forces import Forces
from uk_police.neighbourhoods import Neighbourhoods
from uk_police.stop_search import StopSearch
from uk_police.street_level import StreetLevelCrime


@pytest.fixture(autouse=True)
def our_address(town, monkeypatch):
    monkeypatch.setattr(uk_police, "BASE_URL", f"{town.address}/api")


def poly(town):
    """Return some forty corners of the boundary: the client knows no forms, only addresses."""
    some = town.ring[:: len(town.ring) // 40 + 1]
    return ":".join(f"{latitude},{longitude}" for latitude, longitude in some)


def test_forces(town):
    forces = Forces()
    assert town.force in [force["id"] for force in forces.list_forces()]
    assert forces.get_force_details(town.force)["id"] == town.force
    assert isinstance(forces.get_senior_officers(town.force), list)
    with pytest.raises(APIError):
        forces.get_force_details("atlantis")


def test_neighbourhoods(town):
    neighbourhoods, code = Neighbourhoods(), town.neighbourhood["id"]
    assert code in [area["id"] for area in neighbourhoods.list_neighbourhoods(town.force)]
    assert neighbourhoods.get_neighbourhood_details(town.force, code) == town.neighbourhood
    assert len(neighbourhoods.get_neighbourhood_boundary(town.force, code)) == len(town.ring)
    for part in (
        neighbourhoods.get_neighbourhood_team,
        neighbourhoods.get_neighbourhood_events,
        neighbourhoods.get_neighbourhood_priorities,
    ):
        assert isinstance(part(town.force, code), list)
    assert neighbourhoods.locate_neighbourhood(*town.position)["force"] == town.force


def test_crimes_and_outcomes(town):
    crimes, month = StreetLevelCrime(), town.month
    assert crimes.get_street_crimes_at_location(*town.position, month)
    assert isinstance(crimes.get_street_crimes_at_location(*town.position), list)
    assert isinstance(crimes.get_street_crimes_in_area(poly(town), month), list)
    assert isinstance(crimes.get_outcomes_at_location(str(town.location_id), month), list)
    assert crimes.get_outcomes_by_coordinates(*town.position, month)
    assert isinstance(crimes.get_outcomes_in_area(poly(town), month), list)
    assert crimes.get_crimes_at_specific_location(str(town.location_id), date=month)
    latitude, longitude = town.position
    assert crimes.get_crimes_at_specific_location(lat=latitude, lng=longitude, date=month)
    assert isinstance(crimes.get_crimes_no_location("all-crime", town.force, month), list)
    assert len(crimes.get_crime_categories(month)) >= 15
    assert crimes.get_last_updated()["date"].endswith("-01")
    assert crimes.get_outcomes_for_crime(town.crime["persistent_id"])["crime"]["month"] == month


def test_stops(town):
    stops, month = StopSearch(), town.month
    latitude, longitude = town.position
    assert isinstance(stops.stop_and_search_by_area(latitude, longitude, date=month), list)
    assert isinstance(stops.stop_and_search_by_area(poly=poly(town), date=month), list)
    assert isinstance(stops.stop_and_search_by_location(str(town.location_id), month), list)
    assert isinstance(stops.stop_and_search_no_location(town.force, month), list)
    assert stops.stop_and_search_by_force(town.force, month)
