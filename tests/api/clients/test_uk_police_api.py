"""`uk-police-api`, which checks every field with pydantic: every method, waiting and not."""

import asyncio
from types import SimpleNamespace

import pytest
from pydantic import ValidationError
from uk_police_api import AsyncPoliceAPI, PoliceAPI, PoliceAPINotFoundError, _client, postcodes


@pytest.fixture(autouse=True)
def our_address(town, monkeypatch):
    """Send clients to us; and spare them the postcode service, which is another one's."""
    monkeypatch.setattr(_client, "BASE_URL", f"{town.address}/api/")
    latitude, longitude = town.position
    place = SimpleNamespace(latitude=latitude, longitude=longitude)

    async def lookup(self, postcode):
        return place

    monkeypatch.setattr(postcodes.PostcodesIO, "lookup", lambda self, postcode: place)
    monkeypatch.setattr(postcodes.AsyncPostcodesIO, "lookup", lookup)


def questions(api, town):
    """Return every call that the client knows, by name; each is made when it is called."""
    (latitude, longitude), month, code = town.position, town.month, town.neighbourhood["id"]
    here = {"lat": latitude, "lng": longitude}
    crimes, stops, areas = api.crimes, api.stop_search, api.neighbourhoods
    return {
        "dates": lambda: api.availability.dates(),
        "crimes.street": lambda: crimes.street(**here, date=month),
        "crimes.street of a category": lambda: crimes.street(town.crime["category"], **here),
        "crimes.street poly": lambda: crimes.street(poly=town.ring, date=month),
        "crimes.street location": lambda: crimes.street(location_id=town.location_id, date=month),
        "crimes.street postcode": lambda: crimes.street(postcode="ZD1 1AA", date=month),
        "crimes.at_location id": lambda: crimes.at_location(
            location_id=town.location_id, date=month
        ),
        "crimes.at_location": lambda: crimes.at_location(**here, date=month),
        "crimes.no_location": lambda: crimes.no_location("all-crime", town.force, month),
        "crimes.categories": lambda: crimes.categories(month),
        "crimes.last_updated": lambda: crimes.last_updated(),
        "outcomes_at_location": lambda: crimes.outcomes_at_location(**here, date=month),
        "outcomes_at_location poly": lambda: crimes.outcomes_at_location(
            poly=town.ring, date=month
        ),
        "outcomes_at_location id": lambda: crimes.outcomes_at_location(
            location_id=town.location_id, date=month
        ),
        "outcomes_for_crime": lambda: crimes.outcomes_for_crime(town.crime["persistent_id"]),
        "street_months": lambda: crimes.street_months(**here),
        "stops.street": lambda: stops.street(**here, date=month),
        "stops.street poly": lambda: stops.street(poly=town.ring, date=month),
        "stops.street postcode": lambda: stops.street(postcode="ZD1 1AA", date=month),
        "stops.at_location": lambda: stops.at_location(town.location_id, month),
        "stops.no_location": lambda: stops.no_location(town.force, month),
        "stops.by_force": lambda: stops.by_force(town.force, month),
        "forces.list": lambda: api.forces.list(),
        "forces.get": lambda: api.forces.get(town.force),
        "forces.people": lambda: api.forces.people(town.force),
        "neighbourhoods.list": lambda: areas.list(town.force),
        "neighbourhoods.boundary": lambda: areas.boundary(town.force, code),
        "neighbourhoods.people": lambda: areas.people(town.force, code),
        "neighbourhoods.events": lambda: areas.events(town.force, code),
        "neighbourhoods.priorities": lambda: areas.priorities(town.force, code),
        "neighbourhoods.locate": lambda: areas.locate(latitude, longitude),
    }


# Some have nothing to tell in some month or place.
MAY_BE_EMPTY = {
    "crimes.street of a category",
    "crimes.no_location",
    "outcomes_at_location id",
    "street_months",
    "stops.street",
    "stops.street poly",
    "stops.street postcode",
    "stops.at_location",
    "stops.no_location",
    "forces.people",
    "neighbourhoods.people",
    "neighbourhoods.events",
    "neighbourhoods.priorities",
}


def test_every_method(town):
    with PoliceAPI(max_retries=0) as api:
        answers = {name: question() for name, question in questions(api, town).items()}

    assert {name for name, answer in answers.items() if not answer} <= MAY_BE_EMPTY
    assert answers["neighbourhoods.locate"].force == town.force


def test_every_method_without_waiting(town):
    async def ask() -> dict:
        async with AsyncPoliceAPI(max_retries=0) as api:
            return {name: await question() for name, question in questions(api, town).items()}

    answers = asyncio.run(ask())

    assert {name for name, answer in answers.items() if not answer} <= MAY_BE_EMPTY


def test_one_neighbourhood(town):
    with PoliceAPI(max_retries=0) as api:
        if town.has_nulls_in_its_neighbourhood:
            # The client takes no null in a link or a location; upstream's answers fail as well.
            with pytest.raises(ValidationError):
                api.neighbourhoods.get(town.force, town.neighbourhood["id"])
        else:
            area = api.neighbourhoods.get(town.force, town.neighbourhood["id"])
            assert area.name == town.neighbourhood["name"]


def test_a_mistake_is_told_as_the_client_expects(town):
    with PoliceAPI(max_retries=0) as api, pytest.raises(PoliceAPINotFoundError):
        api.forces.get("atlantis")
