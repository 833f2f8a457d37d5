"""
Recorded answers of the official API come back the same, once their records are loaded.

Compared value by value with the order of keys, unless the recording itself is in another order
(the documentation's examples, and answers of before 2021). What cannot be the same is said.
"""

import json

import pytest

from tests.api import recorded
from tests.builders import make_force, make_neighbourhood, publish

pytestmark = pytest.mark.django_db

EVERYWHERE = "49,-8:61,-8:61,2:49,2"


def in_order(value) -> str:
    """Return a value with its keys in the order in which they came."""
    return json.dumps(value, indent=1)


def ask(program, path, **values):
    response = program.get(f"/api/{path}", values)
    assert response.status_code == 200
    return response.json()


@pytest.mark.parametrize(
    "name",
    [
        "api-golden/crimes-street-2014-08/point-51.5017-0.0055",
        "police-api-json/gloucestershire/AA3_all_crime",
    ],
)
def test_crimes(program, name):
    expected = recorded.answer(f"{name}.json")
    recorded.load_crimes(expected)
    publish(expected[0]["month"])

    answer = ask(program, "crimes-street/all-crime", poly=EVERYWHERE)

    assert [c["category"] for c in answer] == [c["category"] for c in expected]
    by_id = {crime["id"]: crime for crime in answer}
    assert in_order([by_id[crime["id"]] for crime in expected]) == in_order(expected)


def test_all_of_a_recorded_mile_is_in_our_mile(program):
    expected = recorded.answer("api-golden/crimes-street-2014-08/point-51.5017-0.0055.json")
    recorded.load_crimes(expected)
    publish("2014-08")

    answer = ask(program, "crimes-street/all-crime", lat="51.5017", lng="0.0055")

    assert {crime["id"] for crime in answer} == {crime["id"] for crime in expected}


@pytest.mark.parametrize("month", ["2024-04", "2024-05", "2024-06"])
def test_stops_of_a_force(program, month):
    expected = recorded.answer(
        f"api-golden/stops-force-derbyshire-2024/stops-force-derbyshire-{month}.json"
    )
    recorded.load_stops(expected, force=make_force("derbyshire"), month=month)
    publish(month)

    answer = ask(program, "stops-force", force="derbyshire")

    # Upstream's own order is by time but for a few rows.
    assert in_order(answer) == in_order(sorted(expected, key=lambda stop: stop["datetime"]))


@pytest.mark.parametrize("name", ["crimes-at-location_2024-01", "crimes-no-location_2024-01"])
def test_documented_crimes(program, name):
    expected = recorded.answer(f"api-golden/documented-examples/{name}.json")
    for record in expected:
        recorded.load_crime(record, force=make_force("leicestershire"))
    publish("2024-01")

    path = name.split("_")[0]
    if path == "crimes-at-location":
        answer = ask(program, path, location_id=expected[0]["location"]["street"]["id"])
    else:
        answer = ask(program, path, category="all-crime", force="leicestershire")

    assert answer == expected


@pytest.mark.parametrize(
    "name", ["stops-at-location_2024-01", "stops-force_2024-01", "stops-no-location_2024-01"]
)
def test_documented_stops(program, name):
    expected = recorded.answer(f"api-golden/documented-examples/{name}.json")
    path, month = name.split("_")
    recorded.load_stops(expected, force=make_force("cleveland"), month=month)
    publish(month)

    if path == "stops-at-location":
        answer = ask(program, path, location_id=expected[0]["location"]["street"]["id"])
    else:
        answer = ask(program, path, force="cleveland")

    assert answer == sorted(expected, key=lambda stop: stop["datetime"])


def test_documented_stops_of_2017_found_nothing(program):
    expected = recorded.answer("api-golden/documented-examples/stops-no-location_2017-01.json")
    recorded.load_stops(expected, force=make_force("cleveland"), month="2017-01")
    publish("2017-01")

    answer = ask(program, "stops-no-location", force="cleveland")

    assert answer == sorted(expected, key=lambda stop: stop["datetime"])
    assert answer[0]["outcome"] is False


@pytest.mark.parametrize(
    "name", ["documented-examples/outcomes-at-location_2024-01", "single-records/outcome"]
)
def test_outcomes(program, name):
    expected = recorded.answer(f"api-golden/{name}.json")
    expected = expected if isinstance(expected, list) else [expected]
    for record in expected:
        recorded.load_outcome(record, recorded.load_crime(record["crime"]))
        # Upstream knows the kind of place for outcomes; no file tells it.
        record["crime"]["location_subtype"] = ""
    publish(expected[0]["date"])

    assert ask(program, "outcomes-at-location", poly=EVERYWHERE) == expected


def test_the_history_of_a_case(program):
    expected = recorded.answer("api-golden/single-records/case-history.json")
    crime = recorded.load_crime(expected["crime"])
    # The street file has the first step, the outcomes file the second.
    crime.outcome_in_file_id = recorded.OUTCOME_NAMES["Under investigation"]
    crime.save()
    recorded.load_outcome(expected["outcomes"][1], crime)
    publish("2020-03")

    answer = ask(program, f"outcomes-for-crime/{expected['crime']['persistent_id']}")

    assert in_order(answer) == in_order(expected)


def test_a_single_crime(program):
    expected = recorded.answer("api-golden/single-records/crime.json")
    recorded.load_crime(expected)
    publish("2020-02")

    answer = ask(program, "crimes-street/all-crime", poly=EVERYWHERE)

    assert in_order(answer) == in_order([expected])


def test_a_single_stop(program):
    expected = recorded.answer("api-golden/single-records/stop-and-search.json")
    recorded.load_stops([expected], force=make_force("leicestershire"), month="2018-06")
    publish("2018-06")
    # Shortened by the author of the recording: upstream always writes six decimals.
    expected["location"]["latitude"] = "52.636250"

    answer = ask(program, "stops-street", poly=EVERYWHERE)

    assert in_order(answer) == in_order([expected])


def test_lists_of_today(program):
    forces = recorded.answer("api-golden/lists-2026-10/forces_2026-10-01.json")
    for place, force in enumerate(forces):
        make_force(force["id"], name=force["name"], position=place)
    make_force("btp", is_territorial=False)
    categories = recorded.answer("api-golden/lists-2026-10/crime-categories_2026-10-01.json")
    publish("2026-08")

    assert in_order(ask(program, "forces")) == in_order(forces)
    assert in_order(ask(program, "crime-categories")) == in_order(categories)


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
