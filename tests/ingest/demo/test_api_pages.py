"""The saved pages of the API have the keys and kinds of value that the service gives."""

import datetime
import json

import pytest

from ingest.demo import dates
from ingest.demo.policing import NEIGHBOURHOODS
from tests.ingest.demo.conftest import LAST

HOODS = [f"{hood.force}/{hood.id}" for hood in NEIGHBOURHOODS]


def page(folder, name):
    return json.loads((folder / f"api/{name}.json").read_text())


def test_forces_and_their_officers(doggerland):
    assert [set(force) for force in page(doggerland, "forces")] == [{"id", "name"}] * 2
    detail = page(doggerland, "forces/doggerland")
    official = {"description", "url", "engagement_methods", "telephone", "id", "name"}
    assert official <= set(detail)
    assert {"promise", "promise_cy", "commentary"} <= set(detail) - official
    assert set(detail["engagement_methods"][0]) == {"url", "type", "description", "title"}
    chief = page(doggerland, "forces/doggerland/people")[0]
    assert {"bio", "contact_details", "name", "rank"} <= set(chief)


@pytest.mark.parametrize("hood", HOODS)
def test_neighbourhood_page(doggerland, hood):
    detail = page(doggerland, hood)

    assert f"{hood.split('/')[1]}" == detail["id"]
    int(detail["population"])
    float(detail["centre"]["latitude"])
    for location in detail["locations"]:
        assert {"name", "longitude", "postcode", "address", "latitude", "type"} <= set(location)


@pytest.mark.parametrize("hood", HOODS)
def test_boundary_is_one_closed_ring_of_texts(doggerland, hood):
    ring = page(doggerland, f"{hood}/boundary")

    assert ring[0] == ring[-1]
    assert all(isinstance(value, str) for corner in ring for value in corner.values())


def test_dates_are_told_from_the_last_month(doggerland):
    today = dates.today(LAST)
    assert today == datetime.date(2026, 11, 25)
    upcoming, issued = [], []
    for hood in HOODS:
        upcoming += [
            event
            for event in page(doggerland, f"{hood}/events")
            if datetime.datetime.fromisoformat(event["start_date"]).date() > today
        ]
        issued += [
            datetime.datetime.fromisoformat(priority["issue-date"]).date()
            for priority in page(doggerland, f"{hood}/priorities")
        ]

    assert len(upcoming) >= 20
    assert max(issued) <= today
    assert min(issued) < today - datetime.timedelta(days=200)  # one team's are stale


def test_some_of_it_is_in_welsh(doggerland):
    text = "".join(
        path.read_text() for path in (doggerland / "api").rglob("*.json") if path.is_file()
    )

    for key in ("promise_cy", "issue_cy", "action_cy", "title_cy", "description_cy", "bio_cy"):
        assert f'"{key}":' in text


def test_bytes_are_in_the_style_of_the_service(doggerland):
    text = (doggerland / "api/forces/doggerland.json").read_text()

    assert "https:\\/\\/" in text
    assert ', "' not in text
    assert text.isascii()
