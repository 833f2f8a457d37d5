"""A small country, and a program that asks about it."""

import pytest

from places.models import StreetPoint
from releases.kinds import Kind
from releases.models import Coverage
from releases.month import Month
from stops.models import Term
from tests.builders import (
    draw_maps,
    make_crime,
    make_district,
    make_force,
    make_lsoa,
    make_neighbourhood,
    make_outcome,
    make_postcode,
    make_stop,
    publish,
    square,
)

# Positions: the harbour, and a street in it farther off.
HARBOUR, MILL_LANE = (54.5, 2.5), (54.502, 2.5)
CRIME = "ab" * 32


@pytest.fixture(scope="module")
def small_country(kept):
    """
    Two forces side by side; three months, of which the second force did not supply the last.

    Harbour: three burglaries and a drugs crime in 2024-01, one burglary in 2024-02.
    """
    force = make_force("doggerland", boundary=square(54.5, 2.5, 0.1))
    other = make_force("city-of-dogger", boundary=square(54.5, 2.7, 0.1))
    district = make_district("Outer Dogger", code="E07990001", force=force)
    lsoa = make_lsoa("E01990001", district=district)
    make_neighbourhood("Harbour", code="D01", force=force)
    make_postcode("ZD1 1AA", at=HARBOUR)
    crime = make_crime(
        persistent_id=CRIME, lsoa=lsoa, force=force, outcome="charged", outcome_month="2024-02"
    )
    make_outcome(crime, "charged", month="2024-02")
    for _ in range(2):
        make_crime(lsoa=lsoa, force=force)
    make_crime(at=MILL_LANE, street="Mill Lane", category="drugs", lsoa=lsoa, force=force)
    make_crime(month="2024-02", lsoa=lsoa, force=force)
    make_crime(month="2024-02", at=None, category="robbery", force=force)
    make_crime(month="2024-01", at=(54.5, 2.7), street="Quay", force=other)
    make_stop(month="2024-02", force=force, outcome="Arrest", type="Person search")
    Term.objects.create(field=Term.Field.OUTCOME, text="Community resolution")
    StreetPoint.objects.filter(name="On or near High Street").update(lsoa=lsoa)
    draw_maps()
    publish("2024-01", "2024-02")
    publish("2024-03", not_supplied=["city-of-dogger"], note="A new system.")
    for kind in (Kind.OUTCOMES, Kind.STOPS):
        Coverage.objects.create(
            month=Month(2024, 2), force_slug="doggerland", kind=kind, status="supplied", rows=1
        )


@pytest.fixture
def ask(program, small_country):
    """Ask for an address of v1, and return the answer."""

    def answer(address, values=None, **headers):
        return program.get(f"/api/v1{address}", values, headers=headers)

    return answer
