"""Where things are: boundaries fit, and points lie where the tables say."""

import csv
import json
from itertools import combinations

import pytest
from django.contrib.gis.gdal import CoordTransform, SpatialReference
from django.contrib.gis.geos import GEOSGeometry, Point

from ingest.demo import country
from ingest.demo.national_grid import to_lon_lat
from tests.ingest.demo.conftest import read

TO_DEGREES = CoordTransform(SpatialReference(27700), SpatialReference(4326))


def shapes(folder, name, key) -> dict[str, GEOSGeometry]:
    features = json.loads((folder / f"reference/{name}.geojson").read_text())["features"]
    return {f["properties"][key]: GEOSGeometry(json.dumps(f["geometry"])) for f in features}


def postcodes(folder) -> dict[str, Point]:
    with (folder / "reference/postcodes/zd.csv").open(newline="") as file:
        rows = list(csv.reader(file))
    return {row[0]: Point(int(row[2]), int(row[3]), srid=27700) for row in rows}


@pytest.mark.parametrize("place", [(609_500, 540_000), (638_465, 553_441), (655_900, 571_000)])
def test_grid_is_turned_into_degrees_as_proj_does(place):
    easting, northing = place
    expected = Point(easting, northing, srid=27700)
    expected.transform(TO_DEGREES)

    lon, lat = to_lon_lat(*place)

    assert (lon, lat) == pytest.approx(expected.coords, abs=2e-6)  # 0.2 metres


def test_first_postcode_lies_in_the_first_neighbourhood(doggerland):
    place = postcodes(doggerland)["ZD1 1AA"]
    place.transform(TO_DEGREES)
    hoods = shapes(doggerland, "neighbourhoods/doggerland", "id")

    # Ten metres within the border, so that no way of turning grid into degrees loses it.
    assert hoods["D01"].buffer(-0.0001).contains(place)
    assert [one for one, area in hoods.items() if area.contains(place)] == ["D01"]


def test_postcodes_are_all_different_and_all_on_land(doggerland):
    island = country.build()
    found = postcodes(doggerland)

    assert len(found) == len(island.postcodes.codes) > 5000
    assert all(len(code) == 7 for code in found)


def test_every_level_covers_the_same_land_without_overlap(doggerland):
    levels = {
        name: list(shapes(doggerland, name, key).values())
        for name, key in [
            ("police-areas", "PFA23CD"),
            ("districts", "LAD24CD"),
            ("lsoas-2021", "LSOA21CD"),
            ("lsoas-2011", "LSOA11CD"),
        ]
    }
    for areas in levels.values():
        assert all(area.valid for area in areas)
    land = sum(area.area for area in levels["police-areas"])
    for areas in levels.values():
        assert sum(area.area for area in areas) == pytest.approx(land, rel=1e-9)
    for one, other in combinations(levels["districts"], 2):
        assert one.intersection(other).area == pytest.approx(0, abs=1e-12)


def test_forces_are_one_large_and_one_tiny(doggerland):
    people = {r["lsoa21_code"]: int(r["total_residents"]) for r in populations(doggerland)}
    by_day = {
        r["lsoa21_code"]: int(r["workday_population"])
        for r in read(doggerland / "reference/workday-populations.csv")
    }
    lookup = read(doggerland / "reference/lsoa-lookup.csv")
    city = [r["lsoa21_code"] for r in lookup if r["ltla24_code"] == "E09990001"]
    rest = [r["lsoa21_code"] for r in lookup if r["ltla24_code"] != "E09990001"]

    assert len(city) == 6
    assert sum(people[code] for code in city) == 7_000
    assert sum(by_day[code] for code in city) == 60_000
    assert 100 <= len(rest) <= 130
    assert sum(people[code] for code in rest) == 200_000
    assert [code for code in rest if people[code] == 0 and by_day[code] > 0]  # the park
    visited = [code for code in rest if 0 < people[code] < 500]
    assert [code for code in visited if by_day[code] > 10 * people[code]]


def populations(folder) -> list[dict]:
    return read(folder / "reference/populations.csv")


def test_street_points_have_the_code_of_their_area_or_of_the_next(doggerland):
    island = country.build()
    points, areas = island.street_points, island.areas
    lsoas = shapes(doggerland, "lsoas-2021", "LSOA21CD")
    for i in range(0, len(points.location), 61):
        here = Point(float(points.lon[i]), float(points.lat[i]))
        assert lsoas[areas.codes[points.true_lsoa[i]]].contains(here)
    misplaced = (points.lsoa >= 0) & (points.lsoa != points.true_lsoa)

    assert 0.02 < misplaced.mean() < 0.06
