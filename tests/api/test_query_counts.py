"""
How often each method asks the database, which must not grow with the answer.

Of each number one asks what is public (not for pages of forces), and three keep the time limit:
begin, set it, end.
"""

import pytest

from tests.builders import (
    make_crime,
    make_force,
    make_meeting,
    make_member,
    make_neighbourhood,
    make_outcome,
    make_priority,
    make_stop,
    publish,
)

pytestmark = pytest.mark.django_db

POINT = "lat=54.5&lng=2.5"

QUERIES = {
    "crimes-street-dates": 5,
    "crime-last-updated": 4,
    "crime-categories": 4,
    # Crimes, their places, the forces.
    f"crimes-street/all-crime?{POINT}": 7,
    # One more counts all categories.
    f"crimes-street/burglary?{POINT}": 8,
    # Two more find the nearest street point, and all that stand with it.
    f"crimes-at-location?{POINT}": 9,
    "crimes-no-location?category=all-crime&force=doggerland": 7,
    # Outcomes; their crimes of late, and of earlier months; places, forces.
    f"outcomes-at-location?{POINT}&date=2024-01": 9,
    # The crime and where it is in its month; places, forces, outcomes.
    "outcomes-for-crime/" + "00" * 32: 9,
    # Stops, words, places.
    f"stops-street?{POINT}": 7,
    "stops-at-location?location_id=0": 6,
    "stops-no-location?force=doggerland": 6,
    "stops-force?force=doggerland": 7,
    "forces": 4,
    # The force, and its ways to follow it or its officers.
    "forces/doggerland": 5,
    "forces/doggerland/people": 5,
    "locate-neighbourhood?q=54.5,2.5": 5,
    "doggerland/neighbourhoods": 5,
    # The neighbourhood, its links and its locations.
    "doggerland/D01": 6,
    "doggerland/D01/boundary": 4,
    "doggerland/D01/people": 5,
    "doggerland/D01/events": 5,
    "doggerland/D01/priorities": 5,
}


@pytest.fixture(scope="module", autouse=True)
def doggerland(kept):
    force = make_force("doggerland")
    area = make_neighbourhood("Harbour", code="D01", force=force)
    for number in range(20):
        make_neighbourhood("Elsewhere", code=f"D{number + 2:02}", force=force)
        make_member(area)
        make_priority(area)
        make_meeting(area, starts_at="2999-01-01T12:00:00+00:00")
        area.links.create(position=number, title="Link", url="https://example.org/")
        area.locations.create(position=number, name="Station")
        force.senior_officers.create(position=number, name="Chief")
        force.engagement_methods.create(position=number, title="web")
        # Spread over many street points, and over the months before.
        at = (54.5, 2.5 + number / 10_000)
        crime = make_crime(at=at, persistent_id=f"{number:02x}" * 32, month=f"20{number + 4:02}-01")
        make_outcome(crime, month="2024-01")
        make_crime(at=at)
        make_crime(at=None)
        make_stop(at=at, outcome="Arrest", type="Person search")
    publish(*(f"20{number + 4:02}-01" for number in range(20)), "2024-01")


@pytest.mark.parametrize(("address", "queries"), QUERIES.items())
def test_asks_so_often(program, address, queries, django_assert_num_queries):
    program.get(f"/api/{address}")  # the first of a kind asks PostGIS for its version

    with django_assert_num_queries(queries):
        response = program.get(f"/api/{address}")

    assert response.status_code == 200
