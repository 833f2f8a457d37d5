"""Levels as our own API tells them, of Doggerland."""

import pytest

from api.shapes.level import PROBABILITIES
from api.v1.levels import LevelHere

pytestmark = pytest.mark.usefixtures("doggerland")


def test_a_level_has_its_probabilities_its_method_and_what_went_into_it(program):
    rows = program.get("/api/v1/levels?neighbourhood=doggerland/D01").json()["data"]

    assert rows[0]["group"] == "all-crime"
    with_level = [row for row in rows if row["level"]]
    assert with_level
    for row in with_level:
        assert sum(row[name] for name in PROBABILITIES) == pytest.approx(1, abs=0.001)
        # Not always the likeliest: a level stays until another is clearly so.
        assert row["chance"] == row[f"p_{row['level'].replace('-', '_')}"]
        assert row["method"] == "ratio-eb-1"
        assert row["crimes"] >= 0 and row["months"] > 0 and row["expected"] > 0
        assert row["people"] > 0 and row["population_source"]
    assert all(row["why_no_level"] for row in rows if not row["level"])


def test_the_level_at_a_position_is_told_in_less_than_a_kilobyte(program):
    area = program.get("/api/v1/neighbourhoods/doggerland/D01").json()

    answer = program.get(f"/api/v1/level?lat={area['latitude']}&lng={area['longitude']}")

    assert len(answer.content) < 1000
    assert answer.json()["neighbourhood"] == "doggerland/D01"
    assert set(answer.json()) == set(LevelHere.model_fields)
    (whole,) = program.get(
        "/api/v1/levels?neighbourhood=doggerland/D01&group=all-crime&fields=level,chance,crimes"
    ).json()["data"]
    assert whole == {name: answer.json()[name] for name in whole}


def test_the_level_at_a_position_is_a_point_as_geojson(program):
    area = program.get("/api/v1/neighbourhoods/doggerland/D01").json()
    here = [area["longitude"], area["latitude"]]

    answer = program.get(f"/api/v1/level.geojson?lat={here[1]}&lng={here[0]}&fields=level").json()

    assert answer["geometry"] == {"type": "Point", "coordinates": here}
    assert list(answer["properties"]) == ["level"]


def test_levels_of_all_areas_are_a_map_as_geojson(program):
    answer = program.get(
        "/api/v1/levels.geojson?kind=neighbourhood&force=doggerland&simplify=100&fields=area,level"
    ).json()

    areas = {feature["properties"]["area"] for feature in answer["features"]}
    assert len(areas) == len(answer["features"]) > 1
    assert all(feature["geometry"]["coordinates"] for feature in answer["features"])
