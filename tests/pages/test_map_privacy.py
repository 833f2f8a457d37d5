"""The map draws what the official files publish, point by point, and nothing beyond."""

import csv
import json

import pytest

from releases.queries import latest, stamp
from tests.tiles import tiles_around

pytestmark = pytest.mark.usefixtures("doggerland")


def millionths(degrees: str) -> int:
    return round(float(degrees) * 1_000_000)


def test_nothing_is_drawn_but_what_the_published_files_hold(client, doggerland_folder):
    published: dict[tuple[int, int], int] = {}
    month = latest()
    for path in (doggerland_folder / "police-csv" / str(month)).glob("*-street.csv"):
        with path.open(encoding="utf-8") as file:
            for row in csv.DictReader(file):
                if row["Longitude"]:
                    spot = millionths(row["Latitude"]), millionths(row["Longitude"])
                    published[spot] = published.get(spot, 0) + 1

    drawn: dict[int, tuple[int, int, int]] = {}
    centre = next(iter(published))
    for at in tiles_around(centre[0] / 1e6, centre[1] / 1e6, zoom=13):
        answer = client.get(f"/map/{stamp()}/{month}/all-crime/counts/{at.zoom}/{at.x}/{at.y}.json")
        for id, latitude, longitude, count, _ in json.loads(answer.content)["found"]:
            drawn[id] = (latitude, longitude, count)

    by_place: dict[tuple[int, int], int] = {}
    for latitude, longitude, count in drawn.values():
        by_place[latitude, longitude] = by_place.get((latitude, longitude), 0) + count
    assert len(by_place) > 50
    assert by_place == {at: published[at] for at in by_place}
