"""Recorded parts of answers: each comes back the same in the answer that it is a part of."""

import pytest

from releases.kinds import Kind
from releases.models import Coverage
from releases.month import Month
from tests.api import recorded
from tests.api.recorded import ask, in_order
from tests.builders import make_crime, make_force, publish

pytestmark = pytest.mark.django_db

EVERYWHERE = "49,-8:61,-8:61,4:49,4"


def part(name: str):
    return recorded.answer(f"api-golden/single-records/{name}.json")


def test_a_month_and_the_forces_that_supplied_stops(program):
    expected = part("data-set")
    publish(expected["date"])
    for force in expected["stop-and-search"]:
        Coverage.objects.create(
            month=Month.parse(expected["date"]), force_slug=force, kind=Kind.STOPS, rows=1
        )

    assert in_order(ask(program, "crimes-street-dates")) == in_order([expected])


def test_a_force_and_a_category_in_their_lists(program):
    force, category = part("police-force-reference"), part("crime-category")
    make_force(force["id"], name=force["name"])
    publish("2024-01")

    assert in_order(ask(program, "forces")) == in_order([force])
    categories = {one["url"]: one for one in ask(program, "crime-categories")}
    assert in_order(categories[category["url"]]) == in_order(category)


def test_the_two_types_of_location(program):
    make_crime(force=make_force("testshire"))
    make_crime(force=make_force("btp", is_territorial=False))
    publish("2024-01")

    found = ask(program, "crimes-street/all-crime", poly=EVERYWHERE)

    assert {crime["location_type"] for crime in found} == set(part("crime-location-types"))


def test_what_a_crime_tells_of_its_outcome(program):
    expected = part("outcome-status")
    make_crime(outcome="no-further-action", outcome_month=expected["date"])
    publish("2024-01")

    (crime,) = ask(program, "crimes-street/all-crime", poly=EVERYWHERE)

    assert in_order(crime["outcome_status"]) == in_order(expected)


def test_what_an_outcome_tells_of_its_crime(program):
    crime, category = part("outcome-crime"), part("outcome-category")
    whole = part("outcome")
    recorded.load_outcome(whole, recorded.load_crime(crime))
    publish(whole["date"])

    (outcome,) = ask(program, "outcomes-at-location", poly=EVERYWHERE)

    # No file says what kind of place it is: see docs/api.md.
    expected = crime | {"location_subtype": ""}
    assert in_order(outcome["crime"]) == in_order(expected)
    assert in_order(outcome["category"]) == in_order(category)
