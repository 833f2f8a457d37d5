"""Recorded answers about forces and neighbourhoods, given back by our API."""

import pytest

from tests.api import recorded
from tests.api.recorded import ask, in_order
from tests.builders import make_force, make_neighbourhood

pytestmark = pytest.mark.django_db


def test_a_force_of_2014(program):
    expected = recorded.answer("api-golden/single-records/police-force.json")
    recorded.load_force(expected)

    answer = ask(program, "forces/leicestershire")

    for method in answer["engagement_methods"]:
        del method["type"]  # did not exist then
    assert answer == expected


def test_neighbourhoods_of_a_force(program):
    expected = recorded.answer("api-golden/captured-2026/police_leicestershire_neighbourhoods.json")
    force = make_force("leicestershire")
    for record in reversed(expected):
        force.neighbourhoods.create(code=record["id"], name=record["name"])

    assert in_order(ask(program, "leicestershire/neighbourhoods")) == in_order(expected)


def test_a_neighbourhood_of_2026(program):
    expected = recorded.answer("api-golden/captured-2026/police_leicestershire_NC04.json")
    recorded.load_neighbourhood(expected, make_force("leicestershire"))

    assert in_order(ask(program, "leicestershire/NC04")) == in_order(expected)


@pytest.mark.parametrize(
    "name", ["neighbourhood", "neighbourhood-empty-force-url", "neighbourhood-html-in-name"]
)
def test_a_neighbourhood_of_before_2021(program, name):
    expected = recorded.answer(f"api-golden/single-records/{name}.json")
    recorded.load_neighbourhood(expected, make_force("leicestershire"))

    assert ask(program, f"leicestershire/{expected['id']}") == expected


def test_a_neighbourhood_without_a_description(program):
    expected = recorded.answer("police-api-json/gloucestershire/AA3.json")
    recorded.load_neighbourhood(expected, make_force("gloucestershire"))

    # Upstream leaves the key out or has null; ours is always there.
    assert ask(program, "gloucestershire/AA3") == expected | {"description": None}


@pytest.mark.parametrize("name", ["null-coordinates", "null-type", None])
def test_a_police_location(program, name):
    name = f"neighbourhood-location-{name}" if name else "neighbourhood-location"
    expected = recorded.answer(f"api-golden/single-records/{name}.json")
    area = make_neighbourhood(code="N1")
    recorded.load_police_location(expected, area, 0)

    assert in_order(ask(program, "testshire/N1")["locations"]) == in_order([expected])


@pytest.mark.parametrize(
    "name",
    [
        "api-golden/captured-2026/police_leicestershire_NC04_boundary",
        "police-api-json/gloucestershire/boundary_stmarks",
    ],
)
def test_a_boundary(program, name):
    expected = recorded.answer(f"{name}.json")
    area = make_neighbourhood(code="N1")
    recorded.load_boundary(expected, area)
    for corner in expected:
        # Ten decimals today; some had thirteen in 2021.
        for axis in ("latitude", "longitude"):
            corner[axis] = f"{float(corner[axis]):.10f}".rstrip("0")

    assert in_order(ask(program, "testshire/N1/boundary")) == in_order(expected)


@pytest.mark.parametrize("name", ["police-officer", "police-officer-nulls"])
def test_an_officer(program, name):
    expected = recorded.answer(f"api-golden/single-records/{name}.json")
    words = {key: value or "" for key, value in expected.items() if key != "contact_details"}
    force = make_force("testshire")
    area = make_neighbourhood(code="N1", force=force)
    for people in (force.senior_officers, area.team):
        people.create(position=1, contact_details=expected["contact_details"], **words)

    assert in_order(ask(program, "forces/testshire/people")) == in_order([expected])
    assert in_order(ask(program, "testshire/N1/people")) == in_order([expected])


@pytest.mark.parametrize("name", ["contact-details", "contact-details-none"])
def test_contact_details(program, name):
    expected = recorded.answer(f"api-golden/single-records/{name}.json")
    make_neighbourhood(code="N1", contact_details=expected)

    answer = ask(program, "testshire/N1")["contact_details"]

    # PostgreSQL keeps keys in an order of its own.
    assert answer == expected


@pytest.mark.parametrize("name", ["priority", "priority-html", "priority-no-action"])
def test_a_priority(program, name):
    expected = recorded.answer(f"api-golden/single-records/neighbourhood-{name}.json")
    make_neighbourhood(code="N1").priorities.create(
        issue=expected["issue"],
        issue_date=expected["issue-date"][:10],
        action=expected["action"] or "",
        action_date=expected["action-date"] and expected["action-date"][:10],
    )

    assert in_order(ask(program, "testshire/N1/priorities")) == in_order([expected])


def test_where_a_team_works(program):
    expected = recorded.answer("api-golden/single-records/neighbourhood-policing-team.json")
    make_neighbourhood(code=expected["neighbourhood"], force=make_force(expected["force"]))

    answer = ask(program, "locate-neighbourhood", q="54.5,2.5")

    assert in_order(answer) == in_order(expected)


@pytest.mark.parametrize(
    ("name", "path"),
    [
        ("link", "links"),
        ("link-no-description", "links"),
    ],
)
def test_a_link(program, name, path):
    expected = recorded.answer(f"api-golden/single-records/{name}.json")
    area = make_neighbourhood(code="N1")
    area.links.create(position=1, **expected | {"description": expected["description"] or ""})

    assert ask(program, "testshire/N1")[path] == [expected]


@pytest.mark.parametrize("name", ["engagement-method", "engagement-method-empty-url"])
def test_an_engagement_method(program, name):
    expected = recorded.answer(f"api-golden/single-records/{name}.json")
    make_force("testshire").engagement_methods.create(position=1, kind="x", **expected)

    answer = ask(program, "forces/testshire")["engagement_methods"]

    assert answer == [expected | {"type": "x"}]
