"""Recorded bytes of the official API come back as they were, once their records are loaded."""

import json

import pytest

from crimes.vocabulary import CRIME_CATEGORIES
from tests.api import recorded
from tests.builders import make_force, publish

pytestmark = pytest.mark.django_db

# Around all of Great Britain.
EVERYWHERE = "49,-8:61,-8:61,2:49,2"
ORDER = [category.slug for category in CRIME_CATEGORIES]


@pytest.mark.parametrize("name", ["2018-09_btp", "2022-08", "2026-07"])
def test_one_crime(program, name):
    raw = recorded.text(f"api-golden/raw-records/crimes-street_{name}_raw.json")
    recorded.load_crimes(json.loads(raw))
    publish(name[:7])

    response = program.get("/api/crimes-street/all-crime", {"poly": EVERYWHERE})

    assert response.content.decode() == raw


def test_all_crimes_of_a_mile_in_2014(program):
    raw = recorded.text("api-golden/crimes-street-2014-08/raw-bytes.json")
    recorded.load_crimes(json.loads(raw))
    publish("2014-08")

    response = program.get("/api/crimes-street/all-crime", {"poly": EVERYWHERE})

    # Within a category upstream has no order that lasts; ours is by id.
    assert response.content.decode() == "[" + ",".join(by_category_and_id(raw)) + "]"


def by_category_and_id(raw: str) -> list[str]:
    """Return the records of a recorded list as they stand there, in our order."""
    read = json.JSONDecoder().raw_decode
    records, position = [], 1
    while position < len(raw):
        record, end = read(raw, position)
        records.append((ORDER.index(record["category"]), record["id"], raw[position:end]))
        position = end + 1
    return [written for _, _, written in sorted(records)]


def test_a_stop(program):
    raw = recorded.text("api-golden/raw-records/stop_2021-10_raw.json")
    force = make_force("testshire")
    recorded.load_stops(json.loads(raw), force=force, month="2021-10")
    publish("2021-10")

    response = program.get("/api/stops-force", {"force": "testshire"})

    assert response.content.decode() == raw


def test_a_force(program):
    raw = recorded.text("api-golden/raw-records/force-detail_raw.json")
    recorded.load_force(json.loads(raw))

    assert program.get("/api/forces/leicestershire").content.decode() == raw


def test_neighbourhoods_of_a_force(program):
    raw = recorded.text("police-api-json/gloucestershire/neighbourhoods.json")
    force = make_force("gloucestershire")
    for record in json.loads(raw):
        force.neighbourhoods.create(code=record["id"], name=record["name"])

    assert program.get("/api/gloucestershire/neighbourhoods").content.decode() == raw
