"""Records: which are found, by place, month, category and outcome; page by page."""

import csv
import io

import pytest

from tests.api.v1.conftest import CRIME
from tests.builders import make_crime, publish

pytestmark = pytest.mark.django_db

JANUARY = "date=2024-01"


@pytest.mark.parametrize(
    ("question", "streets"),
    [
        (JANUARY, ["High Street", "High Street", "High Street", "Mill Lane", "Quay"]),
        (f"{JANUARY}&force=city-of-dogger", ["Quay"]),
        (f"{JANUARY}&neighbourhood=doggerland/D01&category=drugs", ["Mill Lane"]),
        (f"{JANUARY}&category=drugs&category=robbery", ["Mill Lane"]),
        (f"{JANUARY}&lsoa=E01990001&outcome=charged", ["High Street"]),
        (f"{JANUARY}&district=E07990001&outcome=none&category=burglary", ["High Street"] * 2),
        # Mill Lane is 223 metres north of the harbour.
        (f"{JANUARY}&postcode=zd11aa&radius=200", ["High Street"] * 3),
        (f"{JANUARY}&lat=54.502&lng=2.5&radius=10", ["Mill Lane"]),
        (f"{JANUARY}&poly=54.501,2.49:54.503,2.49:54.503,2.51:54.501,2.51", ["Mill Lane"]),
        ("date_from=2024-01&date_to=2024-02&force=doggerland&placed=false", [""]),
        ("date=2024-02&lat=54.5&lng=2.5", ["High Street"]),
        # Supplied, and nothing happened.
        ("date=2024-03&force=doggerland", []),
    ],
)
def test_finds_crimes(ask, question, streets):
    answer = ask(f"/crimes?{question}")

    assert answer.status_code == 200
    found = [(crime["street"] or "").removeprefix("On or near ") for crime in answer.json()["data"]]
    assert found == streets


def test_tells_all_that_is_known_of_a_crime(ask):
    (crime,) = ask("/crimes?date=2024-01&outcome=charged").json()["data"]

    assert crime.pop("id") and crime.pop("street_point")
    assert crime == {
        "persistent_id": CRIME,
        "month": "2024-01",
        "force": "doggerland",
        "category": "burglary",
        "category_name": "Burglary",
        "outcome": "charged",
        "outcome_name": "Suspect charged",
        "outcome_month": "2024-02",
        "context": None,
        "street": "On or near High Street",
        "latitude": 54.5,
        "longitude": 2.5,
        "lsoa": "E01990001",
        "lsoa_name": "Testford 001A",
        "district": "E07990001",
        "district_name": "Outer Dogger",
        "neighbourhood": "doggerland/D01",
        "neighbourhood_name": "Harbour",
    }


@pytest.mark.parametrize("size", [1, 2, 5, 6, 7])
def test_pages_hold_every_crime_once(ask, size):
    whole = ask("/crimes?date_from=2024-01").json()["data"]
    address, found = f"/crimes?date_from=2024-01&limit={size}", []
    while address:
        page = ask(address).json()
        assert len(page["data"]) <= size
        found += page["data"]
        address = (page["next"] or "").partition("/api/v1")[2]

    assert len(whole) == 7
    assert found == whole


def test_pages_are_of_the_same_months_when_another_is_published_in_between(ask):
    for _ in range(3):
        make_crime(month="2024-03")
    latest = ask("/crimes?limit=2").json()
    ranged = ask("/crimes?limit=2&date_from=2024-03").json()
    make_crime(month="2024-03")  # a revision
    make_crime(month="2024-04")
    publish("2024-04")

    for first in (latest, ranged):
        second = ask(first["next"].partition("/api/v1")[2]).json()
        months = [crime["month"] for crime in first["data"] + second["data"]]
        ids = {crime["id"] for crime in first["data"] + second["data"]}
        assert (months, len(ids)) == (["2024-03"] * 4, 4)
        assert second["next"] is None
    assert ask("/crimes").json()["data"][0]["month"] == "2024-04"


def test_a_crime_has_a_history(ask):
    (step,) = ask(f"/crimes/{CRIME}").json()["data"]

    assert (step["step"], step["outcome"], step["outcome_month"]) == (1, "charged", "2024-02")


def test_outcomes_name_their_crimes(ask):
    (outcome,) = ask("/outcomes?date=2024-02&outcome=charged&lat=54.5&lng=2.5").json()["data"]

    assert outcome["persistent_id"] == CRIME
    assert (outcome["month"], outcome["crime_month"]) == ("2024-02", "2024-01")
    assert outcome["category"] == "burglary"


@pytest.mark.parametrize(
    ("question", "found"),
    [
        ("force=doggerland", 1),
        ("neighbourhood=doggerland/D01", 1),
        ("lsoa=E01990001", 1),
        ("lat=54.502&lng=2.5&radius=100", 0),
        ("outcome=Arrest", 1),
        ("outcome=Community+resolution", 0),
        ("outcome=Community+resolution&outcome=Arrest&lsoa=E01990001", 1),
        ("", 1),
    ],
)
def test_finds_stops(ask, question, found):
    answer = ask(f"/stops?date=2024-02&{question}")

    assert len(answer.json()["data"]) == found


def test_chooses_fields_in_their_order(ask):
    answer = ask("/crimes.csv?date=2024-01&category=drugs&fields=month,category,street")

    rows = list(csv.reader(io.StringIO(answer.content.decode())))
    assert rows == [
        ["month", "category", "street"],
        ["2024-01", "drugs", "On or near Mill Lane"],
    ]


@pytest.mark.parametrize(
    ("address", "accept", "type"),
    [
        ("/crimes", "", "application/json"),
        ("/crimes", "text/html, */*;q=0.8", "application/json"),
        ("/crimes", "text/csv", "text/csv; charset=utf-8; header=present"),
        ("/crimes", "application/geo+json", "application/geo+json"),
        ("/crimes.geojson", "text/csv", "application/geo+json"),
        ("/forces.csv", "", "text/csv; charset=utf-8; header=present"),
    ],
)
def test_format_is_that_of_the_ending_or_of_accept(ask, address, accept, type):
    answer = ask(address, **({"accept": accept} if accept else {}))

    assert answer.status_code == 200
    assert answer.headers["Content-Type"] == type


def test_geojson_has_positions_and_null_for_the_unplaced(ask):
    answer = ask("/crimes.geojson?date=2024-02&fields=category&force=doggerland").json()

    assert [feature["geometry"] for feature in answer["features"]] == [
        {"type": "Point", "coordinates": [2.5, 54.5]},
        None,
    ]


@pytest.mark.parametrize(
    "address",
    [
        "/forces/doggerland",
        "/neighbourhoods/doggerland/D01",
        "/districts/E07990001",
        "/lsoas/E01990001",
    ],
)
def test_areas_have_boundaries_in_geojson(ask, address):
    assert ask(address).status_code == 200
    area = ask(f"{address}.geojson?simplify=0").json()

    assert area["type"] == "Feature"
    assert area["geometry"]["type"] == "MultiPolygon"


def test_street_points_are_found_by_place(ask):
    (point,) = ask("/street-points?lat=54.502&lng=2.5&radius=10").json()["data"]

    assert point["name"] == "On or near Mill Lane"
    assert point["neighbourhood"] == "doggerland/D01"
