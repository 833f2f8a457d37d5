"""The recorded answers of the API, in every odd state that was seen."""

import datetime
import json

import pytest

from ingest.reference import api_answers, api_values
from ingest.refusals import Refused
from tests.ingest.reference.real_files import real


def recorded(name):
    return json.loads(real(f"api-golden/{name}.json").read_text(encoding="utf-8"))


def no_complaint(reason, where):
    raise AssertionError(f"{reason} at {where}")


def test_a_force_of_today():
    answer = recorded("raw-records/force-detail_raw")

    row = api_answers.force(answer, "leicestershire")
    methods = api_answers.engagement_methods(answer, "leicestershire")

    assert row["name"] == "Leicestershire Police"
    assert row["url"] == "http://www.leics.police.uk/"
    assert (row["telephone"], row["description"]) == ("101", "")
    kinds = [(method["kind"], method["url"] != "") for method in methods]
    assert kinds == [
        ("facebook", True),
        ("twitter", True),
        ("youtube", True),
        ("rss", True),
        ("telephone", False),
    ]


def test_a_force_of_2014_with_textile_and_methods_without_a_type():
    answer = recorded("single-records/police-force")

    row = api_answers.force(answer, "leicestershire")

    assert row["description"].startswith("<p>h2.A police service for everyone</p>")


def test_a_neighbourhood_of_2026():
    answer = recorded("captured-2026/police_leicestershire_NC04")

    row = api_answers.neighbourhood(answer, "NC04")

    assert row["name"] == "City Centre"
    assert row["centre"] == (-1.13619, 52.6389)
    assert row["population"] is None  # "0"
    assert row["contact_details"] == {}
    assert row["description"].startswith("<p>The Castle neighbourhood")
    assert api_answers.links(answer, "NC04", no_complaint)[0]["title"] == "Leicester City Council"
    assert api_answers.locations(answer, "NC04") == []


def test_a_neighbourhood_whose_name_holds_entities_and_whose_station_has_no_position():
    answer = recorded("single-records/neighbourhood-html-in-name")

    assert api_answers.neighbourhood(answer, "x")["name"] == "Leake & Keyworth"
    (station,) = api_answers.locations(answer, "x")
    assert (station["name"], station["postcode"], station["location"]) == (
        "Mansfield House",
        "LE1 3GG",
        None,
    )
    assert station["address"] == "74 Belgrave Gate\nLeicester"


def test_a_boundary_is_a_ring():
    ring = api_answers.boundary(
        recorded("captured-2026/police_leicestershire_NC04_boundary"), "NC04/boundary"
    )

    assert ring["type"] == "Polygon"
    assert ring["coordinates"][0][0] == [-1.1458618876, 52.6394052587]


def test_an_officer_without_rank_and_bio():
    answer = [recorded("single-records/police-officer-nulls")]

    (row,) = api_answers.people(answer, "people", no_complaint)

    assert (row["rank"], row["bio"], row["contact_details"]) == ("", "", {})


def test_all_ways_to_make_contact():
    details = api_values.contact_details(recorded("single-records/contact-details"))

    assert details["email"] == "centralleicester.npa@leicestershire.pnn.police.uk"
    assert len(details) == 15


@pytest.mark.parametrize(
    "value", ["javascript:x()", " JavaScript :x()", "data:text/html,x", "", None]
)
def test_a_way_to_make_contact_that_is_none_or_unsafe_is_dropped(value):
    assert api_values.contact_details({"web": value, "telephone": 101}) == {"telephone": "101"}


def test_priorities_with_and_without_action():
    answer = [
        recorded("single-records/neighbourhood-priority-html"),
        recorded("single-records/neighbourhood-priority-no-action"),
    ]

    first, second = api_answers.priorities(answer, "priorities", no_complaint)

    assert first["issue_date"] == datetime.date(2018, 9, 20)
    assert first["action_date"] == datetime.date(2019, 1, 14)
    assert first["issue"].startswith("<p>Beggars")
    assert (second["action"], second["action_date"]) == ("", None)


def test_an_event_of_winter_with_a_zone_and_without_an_end():
    answer = [
        {"title": "Surgery", "start_date": "2026-01-15T18:00:00"},
        {"title": "Surgery", "start_date": "2026-01-15T18:00:00+00:00", "end_date": ""},
    ]

    rows = api_answers.events(answer, "events", no_complaint)

    assert rows[0]["starts_at"] == rows[1]["starts_at"]
    assert rows[0]["ends_at"] is None
    assert rows[0]["kind"] == "meeting"


@pytest.mark.parametrize(
    "method", [api_answers.force, api_answers.neighbourhood, api_answers.locations]
)
def test_a_list_in_place_of_an_object_is_refused(method):
    with pytest.raises(Refused, match="forces/x is not what the API answers there"):
        method([], "forces/x")


def test_a_character_0_is_dropped_because_the_database_cannot_hold_it():
    assert api_values.line({"name": "PC\x00 Field"}, "name") == "PC Field"
