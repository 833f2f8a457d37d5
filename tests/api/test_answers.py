"""What the methods answer, where the rules are not plain from the recorded answers."""

import datetime

import pytest
from django.contrib.gis.geos import MultiPolygon
from django.utils import timezone

from releases.kinds import Kind
from releases.models import Coverage
from releases.month import Month
from tests.builders import (
    HERE,
    make_crime,
    make_force,
    make_meeting,
    make_neighbourhood,
    make_outcome,
    make_stop,
    make_street_point,
    publish,
    square,
)

pytestmark = pytest.mark.django_db

AB, CD = "ab" * 32, "cd" * 32
LATITUDE, LONGITUDE = HERE
POINT = {"lat": LATITUDE, "lng": LONGITUDE}


def ask(program, path, **values):
    response = program.get(f"/api/{path}", values)
    assert response.status_code == 200, response.headers.get("X-Reason")
    return response.json()


def test_months_are_listed_newest_first_with_the_forces_that_supplied_stops(program):
    make_force("doggerland")
    publish("2024-01", "2024-02")
    for slug, status in [
        ("doggerland", "supplied"),
        ("btp", "partly"),
        ("atlantis", "not-supplied"),
    ]:
        Coverage.objects.create(
            month=Month(2024, 2), force_slug=slug, kind=Kind.STOPS, status=status
        )

    assert ask(program, "crimes-street-dates") == [
        {"date": "2024-02", "stop-and-search": ["btp", "doggerland"]},
        {"date": "2024-01", "stop-and-search": []},
    ]
    assert ask(program, "crime-last-updated") == {"date": "2024-02-01"}


def test_the_category_that_ended_in_2013_is_listed_while_a_month_with_it_is_public(program):
    publish("2013-05")
    assert "public-disorder-weapons" not in [c["url"] for c in ask(program, "crime-categories")]

    publish("2013-04")
    listed = [c["url"] for c in ask(program, "crime-categories", date="2024-01")]
    assert listed[7:10] == ["possession-of-weapons", "public-disorder-weapons", "public-order"]


def test_nothing_is_found_while_no_month_is_public(program):
    assert ask(program, "crimes-street-dates") == []
    assert program.get("/api/crime-last-updated").status_code == 404
    assert program.get("/api/crimes-street/all-crime", POINT).status_code == 404


def test_crimes_stand_by_category_then_by_id(program):
    for id, category in [
        (3, "other-crime"),
        (2, "burglary"),
        (1, "violent-crime"),
        (4, "burglary"),
    ]:
        make_crime(id=id, category=category)
    publish("2024-01")

    listed = ask(program, "crimes-street/all-crime", **POINT)

    assert [crime["id"] for crime in listed] == [2, 4, 1, 3]


def test_a_withdrawn_month_is_seen_by_nobody(program):
    make_crime(persistent_id=AB)

    assert program.get("/api/crimes-street/all-crime", POINT).status_code == 404


def test_a_location_is_found_by_its_id_or_by_the_nearest_position(program):
    near = make_crime(street="Near Lane", at=(54.5, 2.501))
    make_crime(street="Far Lane", at=(54.5, 2.503))  # within a mile, but not the nearest
    publish("2024-01")

    by_id = ask(program, "crimes-at-location", location_id=near.street_point_id)
    by_position = ask(program, "crimes-at-location", **POINT)

    assert [crime["id"] for crime in by_id] == [near.id]
    assert by_position == by_id


def test_a_location_where_nothing_happened_is_an_empty_list(program):
    quiet = make_street_point("Quiet Lane")
    make_crime(street="Loud Lane", at=(54.5, 2.6))
    publish("2024-01")

    assert ask(program, "crimes-at-location", location_id=quiet.id) == []


def test_outcomes_of_a_month_bring_crimes_of_earlier_months(program):
    old = make_crime(month="2023-01", persistent_id=AB, category="burglary")
    new = make_crime(month="2024-01", persistent_id=CD, category="drugs")
    make_outcome(old, "charged", month="2024-01")
    make_outcome(new, "cautioned", month="2024-01")
    make_outcome(new, "charged", month="2024-02")  # recorded a month later
    publish("2023-01", "2024-01", "2024-02")

    found = ask(program, "outcomes-at-location", date="2024-01", **POINT)

    assert [(o["category"]["code"], o["crime"]["month"]) for o in found] == [
        ("charged", "2023-01"),
        ("cautioned", "2024-01"),
    ]


def test_an_outcome_of_a_crime_that_is_not_published_is_left_out(program):
    crime = make_crime(persistent_id=AB)
    make_outcome(crime)
    publish("2024-01")
    type(crime).objects.all().delete()

    assert ask(program, "outcomes-at-location", **POINT) == []


def test_of_crimes_that_share_an_id_the_one_listed_last_is_meant(program):
    make_crime(id=1, month="2023-12", persistent_id=AB)
    make_crime(id=3, month="2024-01", persistent_id=AB)
    last = make_crime(id=2, month="2024-01", persistent_id=AB)
    make_outcome(last)
    publish("2023-12", "2024-01")

    at_location = ask(program, "outcomes-at-location", **POINT)
    of_crime = ask(program, f"outcomes-for-crime/{AB}")

    assert [outcome["crime"]["id"] for outcome in at_location] == [2]
    assert of_crime["crime"]["id"] == 2


def test_an_outcome_dated_before_its_crime_is_found(program):
    crime = make_crime(month="2024-03", persistent_id=AB)
    make_outcome(crime, month="2024-01")
    publish("2024-01", "2024-03")

    assert len(ask(program, "outcomes-at-location", date="2024-01", **POINT)) == 1


def test_a_history_ends_with_what_only_the_street_file_tells(program):
    crime = make_crime(
        persistent_id=AB, outcome="court-result-unavailable", outcome_month="2024-02"
    )
    make_outcome(crime, "charged", month="2024-02")
    publish("2024-01", "2024-02")

    history = ask(program, f"outcomes-for-crime/{AB}")

    assert [(o["category"]["code"], o["date"]) for o in history["outcomes"]] == [
        ("charged", "2024-02"),
        ("court-result-unavailable", "2024-02"),
    ]


def test_a_history_without_outcomes_is_an_empty_list(program):
    make_crime(persistent_id=AB)
    publish("2024-01")

    assert ask(program, f"outcomes-for-crime/{AB}")["outcomes"] == []


def test_a_penalty_notice_has_the_words_of_the_files_and_those_of_the_documentation(program):
    crime = make_crime(persistent_id=AB, outcome="penalty-notice-issued")
    make_outcome(crime, "penalty-notice-issued")
    publish("2024-01")

    listed = ask(program, "crimes-street/all-crime", **POINT)
    history = ask(program, f"outcomes-for-crime/{AB}")

    assert listed[0]["outcome_status"]["category"] == "Offender given penalty notice"
    assert history["outcomes"][0]["category"]["name"] == "Offender given a penalty notice"


def test_crimes_of_the_transport_police_say_so(program):
    railways = make_force("btp", is_territorial=False)
    make_crime(force=railways, street="Paddington (Station)")
    make_crime(force=railways, street="Bank (Lu Station)", category="drugs")
    make_crime(force=make_force("testshire"), street="Bank (Lu Station)", category="robbery")
    make_crime(force=railways, at=None, category="shoplifting")
    publish("2024-01")

    listed = ask(program, "crimes-street/all-crime", **POINT)
    unplaced = ask(program, "crimes-no-location", category="all-crime", force="btp")

    kinds = [(crime["location_type"], crime["location_subtype"]) for crime in listed]
    assert kinds == [("BTP", "STATION"), ("BTP", "LU STATION"), ("Force", "")]
    assert [(crime["location_type"], crime["location_subtype"]) for crime in unplaced] == [
        (None, "")
    ]


def test_a_vehicle_search_involves_no_person(program):
    for type in ("Person search", "Vehicle search", "Person and Vehicle search", None):
        make_stop(type=type)
    publish("2024-01")

    stops = ask(program, "stops-street", **POINT)

    assert [stop["involved_person"] for stop in stops] == [True, False, True, True]


def test_what_a_stop_does_not_say_is_null_but_for_the_outcome(program):
    make_stop()
    publish("2024-01")

    (stop,) = ask(program, "stops-street", **POINT)

    assert stop["outcome"] == ""
    assert stop["outcome_object"] == {"id": "", "name": ""}
    assert stop["gender"] is None
    assert stop["operation"] is None


def test_stops_of_a_force_include_those_without_a_location(program):
    force = make_force("doggerland")
    make_stop(force=force, happened_at="2024-01-02T10:00:00+00:00")
    make_stop(force=force, happened_at="2024-01-01T10:00:00+00:00", at=None)
    make_stop(force=make_force("atlantis"))
    publish("2024-01")

    of_force = ask(program, "stops-force", force="doggerland")
    unplaced = ask(program, "stops-no-location", force="doggerland")

    assert [stop["datetime"][:10] for stop in of_force] == ["2024-01-01", "2024-01-02"]
    assert [stop["datetime"][:10] for stop in unplaced] == ["2024-01-01"]


def test_a_stop_in_the_first_hour_of_a_summer_month_belongs_to_that_month(program):
    make_stop(month="2024-06", happened_at="2024-05-31T23:12:00+00:00")
    publish("2024-06")

    (stop,) = ask(program, "stops-street", date="2024-06", **POINT)

    assert stop["datetime"] == "2024-05-31T23:12:00+00:00"


def test_meetings_to_come_are_listed_by_the_clock_on_the_wall(program):
    area = make_neighbourhood(code="N1")
    now = timezone.now()
    make_meeting(area, "Over", starts_at=now - datetime.timedelta(days=1))
    later = make_meeting(area, "Later", starts_at=now + datetime.timedelta(days=400))
    summer = datetime.datetime(now.year + 1, 7, 1, 17, 30, tzinfo=datetime.UTC)
    sooner = make_meeting(area, "Sooner", starts_at=summer, ends_at=summer)
    later.starts_at = summer + datetime.timedelta(days=1)
    later.save()

    events = ask(program, "testshire/N1/events")

    assert [event["title"] for event in events] == [sooner.title, later.title]
    assert events[0]["start_date"] == f"{now.year + 1}-07-01T18:30:00"
    assert list(events[0]) == [
        *("contact_details", "description", "title", "address", "type"),
        *("start_date", "end_date"),
    ]


def test_a_boundary_of_several_parts_is_the_ring_around_the_largest(program):
    boundary = MultiPolygon(square(side=0.01)[0], square(55.5, 2.5, side=0.02)[0], srid=4326)
    make_neighbourhood(code="N1", boundary=boundary)

    ring = ask(program, "testshire/N1/boundary")

    assert {corner["latitude"] for corner in ring} == {"55.49", "55.51"}
    assert ring[0] == ring[-1]


def test_a_neighbourhood_id_may_have_spaces_and_dots(program):
    make_neighbourhood("Amesbury", code="CPT Amesbury.1")

    assert ask(program, "testshire/CPT%20Amesbury.1")["name"] == "Amesbury"


def test_letters_beyond_ascii_and_slashes_are_escaped(program):
    make_crime(street="Clôs Elan/Park 😀")
    publish("2024-01")

    response = program.get("/api/crimes-street/all-crime", POINT)

    assert rb'"On or near Cl\u00f4s Elan\/Park \ud83d\ude00"' in response.content
