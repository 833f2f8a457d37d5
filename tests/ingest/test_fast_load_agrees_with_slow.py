"""The fast load against the slow and obvious one, on generated months with every oddity."""

import tempfile
from collections import Counter
from pathlib import Path

import pytest
from django.core.management import call_command
from hypothesis import HealthCheck, Phase, given, settings
from hypothesis import strategies as st

from crimes.models import DistrictCount, ForceCount, NeighbourhoodCount, PointCount
from crimes.vocabulary import CRIME_CATEGORIES, OUTCOMES
from releases.kinds import Kind
from tests import databases
from tests.ingest import force_files, loaded, slow_but_obvious
from tests.ingest.conftest import build_testshire

MONTHS = ["2024-01", "2024-02", "2024-03"]
# The second is outside the neighbourhood; names differ in case only, or have no street.
PLACES = [
    force_files.HIGH_STREET,
    force_files.HIGH_STREET | {"Location": "ON OR NEAR HIGH STREET"},
    {"Longitude": "2.700000", "Latitude": "54.600001", "Location": "On or near Clôs Elan"},
    {"Longitude": "2.500001", "Latitude": "54.5", "Location": "On or near "},
    {"Longitude": "-0.000001", "Latitude": "54.1", "Location": "On or near Shop, The"},
    force_files.NOWHERE | {"LSOA code": "", "LSOA name": ""},
    # Two that must be set aside.
    {"Longitude": "2.5", "Latitude": "", "Location": "On or near Half a Place"},
    {"Longitude": "2.5", "Latitude": "95", "Location": "On or near Beyond the Pole"},
]
LSOAS = [
    {"LSOA code": "E01990001", "LSOA name": "Testford 001A"},
    {"LSOA code": "E01990002", "LSOA name": "Bourne, Christ and Poole 002B"},
]
# Few ids, so that they repeat in a month and across months; None for a blank one. They never
# repeat across forces.
IDS = {"testshire": [None, 1, 2, 3, 4, 5, 6], "otherton": [None, 11, 12, 13]}
outcome_names = [o.name for o in OUTCOMES] + ["Offender given penalty notice"]


@st.composite
def crime_rows(draw, month, force):
    at = draw(st.sampled_from(LSOAS)) | draw(st.sampled_from(PLACES))
    row = force_files.crime(
        draw(st.sampled_from(IDS[force])),
        month=draw(st.sampled_from([month] * 19 + ["2023-12"])),
        category=draw(st.sampled_from([c.name for c in CRIME_CATEGORIES] + ["Violent crime"])),
        outcome=draw(st.sampled_from(["", "Awaiting court outcome", *outcome_names])),
    )
    return row | at | {"Context": draw(st.sampled_from(["", "", 'Said "no", twice\nat least']))}


@st.composite
def outcome_rows(draw, month, force):
    at = draw(st.sampled_from(LSOAS)) | draw(st.sampled_from(PLACES))
    name = draw(st.sampled_from(["Suspect charged", *outcome_names, "Sent to the moon"]))
    return force_files.outcome(draw(st.sampled_from(IDS[force])), month=month, outcome=name) | at


@st.composite
def stop_rows(draw, month, force):
    at = {
        k: v
        for k, v in draw(st.sampled_from(PLACES)).items()
        if k in force_files.HEADERS[Kind.STOPS]
    }
    day = draw(st.sampled_from(["05T12:00:00", "28T23:59:59", "01T00:00:00"]))
    return (
        force_files.stop(
            date=f"{month}-{day}+00:00",
            **{
                "Gender": draw(st.sampled_from(["Male", "", "Female"])),
                "Legislation": draw(
                    st.sampled_from(["", "Deer Act 1991 (section 12)", "A New Act"])
                ),
                "Part of a policing operation": draw(st.sampled_from(["True", "False", ""])),
                "Policing operation": draw(st.sampled_from(["", "Op, Name"])),
            },
        )
        | at
    )


@st.composite
def published_files(draw):
    """Files of one to three months of two forces: {(month, force, kind): bytes}."""
    files = {}
    rows = {Kind.STREET: crime_rows, Kind.OUTCOMES: outcome_rows, Kind.STOPS: stop_rows}
    for month in MONTHS[: draw(st.integers(1, 3))]:
        for force in ("testshire", "otherton"):
            for kind in Kind:
                of_kind = draw(st.lists(rows[kind](month, force), min_size=0, max_size=12))
                if of_kind and not all(
                    slow_but_obvious.is_bad(kind, row, month) for row in of_kind
                ):
                    files[month, force, kind] = force_files.as_csv(kind, of_kind)
    return files


def as_set(rows: list[dict]) -> Counter:
    return Counter(tuple(sorted(row.items(), key=lambda item: item[0])) for row in rows)


@pytest.mark.usefixtures("own_database", "worker")
@settings(
    max_examples=12,
    deadline=None,
    # A shrunk example is nice to have, but each step loads months through a worker.
    phases=[Phase.explicit, Phase.generate],
    suppress_health_check=[HealthCheck.function_scoped_fixture, HealthCheck.too_slow],
)
@given(files=published_files(), newest_first=st.booleans())
def test_every_row_and_every_count_agrees(files, newest_first):
    databases.empty()
    build_testshire()
    with tempfile.TemporaryDirectory() as folder:
        for (month, force, kind), content in files.items():
            force_files.write(Path(folder), month, kind, content, force=force)
        # The order in which months become public must not matter.
        for month in sorted({month for month, _, _ in files}, reverse=newest_first):
            call_command("load_month", month, source=folder, publish=True)

    crimes = slow_but_obvious.crimes(files)
    assert as_set(loaded.crimes()) == as_set(crimes)
    assert as_set(loaded.outcomes()) == as_set(slow_but_obvious.outcomes(files))
    assert as_set(loaded.stops()) == as_set(slow_but_obvious.stops(files))
    assert loaded.lines_set_aside() == slow_but_obvious.lines_set_aside(files)

    counted = slow_but_obvious.counted
    located = [crime for crime in crimes if crime["position"]]
    in_town = [
        crime
        for crime in located
        if crime["position"][0] > 2_490_000 and crime["position"][0] < 2_510_000
    ]
    in_district = [crime for crime in crimes if crime["lsoa"] == "E01990001"]
    assert loaded.by_lsoa() == counted(crimes, "month", "lsoa", "category")
    assert loaded.by_month_and_category(ForceCount) == counted(crimes, "month", "category")
    assert loaded.by_month_and_category(PointCount) == counted(located, "month", "category")
    assert loaded.by_squares() == counted(located, "month", "category")
    assert loaded.by_month_and_category(NeighbourhoodCount) == counted(in_town, "month", "category")
    assert loaded.by_month_and_category(DistrictCount) == counted(in_district, "month", "category")
