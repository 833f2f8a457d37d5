"""Each oddity of real files is present in the made-up ones."""

import json
from collections import Counter

import pytest
from django.contrib.gis.geos import GEOSGeometry

from tests.ingest.demo.conftest import LAST, PoliceFolder, read

FORCES = ["doggerland", "city-of-dogger"]


@pytest.mark.parametrize("force", FORCES)
def test_rows_without_location_have_neither_coordinates_nor_lsoa(police, force):
    for kind, said in (("street", "No Location"), ("outcomes", "No location")):
        rows = police.rows(kind, force)
        unplaced = [row for row in rows if row["Location"] == said]
        assert 0.02 < len(unplaced) / len(rows) < 0.11
        for row in unplaced:
            assert not any(row[c] for c in ("Longitude", "Latitude", "LSOA code", "LSOA name"))


@pytest.mark.parametrize("force", FORCES)
def test_only_anti_social_behaviour_has_no_id(police, force):
    for row in police.rows("street", force):
        is_incident = row["Crime type"] == "Anti-social behaviour"
        assert is_incident == (row["Crime ID"] == "") == (row["Last outcome category"] == "")


@pytest.mark.parametrize("force", FORCES)
def test_ids_repeat_within_and_across_months_but_not_across_forces(police, force):
    rows = [row for row in police.rows("street", force) if row["Crime ID"]]
    within = Counter((row["Month"], row["Crime ID"]) for row in rows)
    months = Counter(one for _, one in within)

    assert max(within.values()) > 1
    assert max(months.values()) > 1
    other = FORCES[1 - FORCES.index(force)]
    others = {row["Crime ID"] for row in police.rows("street", other)} - {""}
    assert not others & {row["Crime ID"] for row in rows}


@pytest.mark.parametrize("kind", ["street", "outcomes", "stop-and-search"])
def test_wholly_identical_rows_occur(police, kind):
    rows = Counter(tuple(row.values()) for row in police.rows(kind))

    assert max(rows.values()) > 1


def test_identical_rows_with_an_id_occur(police):
    rows = Counter(tuple(row.values()) for row in police.rows("street") if row["Crime ID"])

    assert max(rows.values()) > 1


def test_some_streets_have_no_name_and_some_points_no_lsoa(police):
    rows = police.rows("street")

    assert any(row["Location"] == "On or near " and row["Longitude"] for row in rows)
    assert any(row["Longitude"] and not row["LSOA code"] for row in rows)


def test_names_with_commas_accents_welsh_letters_and_a_raised_s(police):
    rows = police.rows("street")
    places = {row["Location"] for row in rows}

    assert any("Holmsand, Wrakby and Aldermaar 0" in row["LSOA name"] for row in rows)
    assert any(set(place) & set("øæÅÖèéç") for place in places)
    assert any(set(place) & set("ôŵŴŷŶ") for place in places)
    assert any("'S " in place for place in places)


def test_one_month_is_missing_and_one_has_no_stops(doggerland):
    missing, no_stops = LAST.plus(-4), LAST.plus(-6)

    assert [p.name for p in doggerland.glob(f"police-csv/{missing}/*city-of-dogger*")] == []
    assert len(list(doggerland.glob(f"police-csv/{missing}/*-doggerland-*"))) == 3
    names = sorted(p.name for p in doggerland.glob(f"police-csv/{no_stops}/*-doggerland-*"))
    assert names == [f"{no_stops}-doggerland-outcomes.csv", f"{no_stops}-doggerland-street.csv"]


def test_revised_month_has_rows_added_removed_and_outcomes_changed(doggerland, police):
    month = str(LAST.plus(-2))
    before = police.rows("street", month=month)
    again = PoliceFolder(doggerland / "revised/police-csv")
    after = again.rows("street", month=month)
    old, new = ({tuple(row.values()) for row in rows} for rows in (before, after))
    old_ids, new_ids = ({row["Crime ID"] for row in rows} for rows in (before, after))

    assert len(after) == len(before) - 12 + 18
    assert len(new_ids - old_ids) == 18
    changed = [row for row in new - old if row[0] in old_ids]
    assert len(changed) == 40
    assert again.rows("outcomes", month=month) != police.rows("outcomes", month=month)
    assert again.rows("street", "city-of-dogger") == police.rows(
        "street", "city-of-dogger", month=month
    )


@pytest.mark.parametrize(("force", "share"), [("doggerland", 0.007), ("city-of-dogger", 0.06)])
def test_some_crimes_lie_outside_their_force(police, doggerland, force, share):
    lookup = read(doggerland / "reference/lsoa-lookup.csv")
    in_city = {row["lsoa21_code"] for row in lookup if row["ltla24_code"] == "E09990001"}
    placed = [row for row in police.rows("street", force) if row["LSOA code"]]
    outside = [
        row for row in placed if (row["LSOA code"] in in_city) != (force == "city-of-dogger")
    ]

    assert share / 2 < len(outside) / len(placed) < share * 2


def test_codes_are_those_of_2021_in_every_month(police, doggerland):
    known = {r["lsoa21_code"]: r["lsoa21_name"] for r in read_lookup(doggerland)}
    for kind in ("street", "outcomes"):
        for row in police.rows(kind):
            if row["LSOA code"]:
                assert known[row["LSOA code"]] == row["LSOA name"]


def read_lookup(folder) -> list[dict]:
    return read(folder / "reference/lsoa-lookup.csv")


def test_changes_between_censuses_are_one_of_each_kind(doggerland):
    rows = read(doggerland / "reference/lsoa-changes.csv")
    counts = Counter(row["change_code"] for row in rows)
    new = {row["lsoa21_code"] for row in rows}

    assert (counts["S"], counts["M"], counts["X"]) == (2, 2, 3)
    assert new == {row["lsoa21_code"] for row in read_lookup(doggerland)}


def test_one_neighbourhood_crosses_itself_and_one_overlaps(doggerland):
    text = (doggerland / "reference/neighbourhoods/doggerland.geojson").read_text()
    areas = {
        f["properties"]["id"]: GEOSGeometry(json.dumps(f["geometry"]))
        for f in json.loads(text)["features"]
    }

    assert [one for one, area in areas.items() if not area.valid] == ["D05"]
    overlap = areas["D07"].intersection(areas["D08"]).area
    assert 1e-7 < overlap < 1e-5  # some hundred metres by some ten


def test_ids_and_names_are_as_odd_as_real_ones(doggerland):
    listed = {
        force: json.loads((doggerland / f"api/{force}/neighbourhoods.json").read_text())
        for force in FORCES
    }
    large, small = ({hood["id"]: hood["name"] for hood in listed[force]} for force in FORCES)

    assert {"D01", "CPT Ness.1", "gw"} <= set(large)
    assert len(large) == 14
    assert set(large) & set(small) == {"D02"}
    assert "&amp;" in large["D03"]
    assert large["D13"].startswith("  ")


def test_kml_comes_with_and_without_heights(doggerland):
    folder = doggerland / "reference/neighbourhoods/city-of-dogger"
    commas = {
        path.stem: path.read_text().split("<coordinates>")[1].split(" ")[0].count(",")
        for path in folder.glob("*.kml")
    }

    assert commas == {"D02": 2, "Quays": 1}


def test_postcodes_that_have_ended_are_not_live_as_well(doggerland):
    rows = read(doggerland / "reference/postcodes/nspl.csv")
    ended = {row["pcds"] for row in rows if row["doterm"]}
    live = (doggerland / "reference/postcodes/zd.csv").read_text()

    assert 10 < len(ended) < len(rows)
    assert not [code for code in ended if f'"{code}"' in live]
