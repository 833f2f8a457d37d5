"""Every file of Doggerland is laid out as the official one is."""

import csv
import json

import pytest

from tests.ingest.demo.conftest import LAST, MONTHS

STREET = (
    "Crime ID,Month,Reported by,Falls within,Longitude,Latitude,Location,LSOA code,LSOA name,"
    "Crime type,Last outcome category,Context"
)
OUTCOMES = (
    "Crime ID,Month,Reported by,Falls within,Longitude,Latitude,Location,LSOA code,LSOA name,"
    "Outcome type"
)
STOPS = (
    "Type,Date,Part of a policing operation,Policing operation,Latitude,Longitude,Gender,Age range,"
    "Self-defined ethnicity,Officer-defined ethnicity,Legislation,Object of search,Outcome,"
    "Outcome linked to object of search,Removal of more than just outer clothing"
)
TABLES = {
    "forces.csv": "id,name,name_cy,url,telephone,pfa_code",
    "lsoa-changes.csv": "lsoa11_name,lsoa11_code,change_code,lsoa21_name,lsoa21_code,ltla22_name,"
    "ltla22_code",
    "lsoa-lookup.csv": "lsoa21_name,lsoa21_code,ward24_name,ward24_code,ltla24_name,ltla24_code",
    "district-lookup.csv": "ltla24_code,ltla24_name,csp24_code,csp24_name,pfa24_code,pfa24_name",
    "populations.csv": "lsoa21_code,total_residents",
    "workday-populations.csv": "lsoa21_code,workday_population",
    "addresses.csv": "UPRN,X_COORDINATE,Y_COORDINATE,LATITUDE,LONGITUDE",
    "postcodes/nspl.csv": "pcd,pcd2,pcds,dointr,doterm,usertype,oseast1m,osnrth1m,osgrdind,oa11,"
    "cty,ced,laua,ward,hlthau,nhser,ctry,rgn,pcon,eer,teclec,ttwa,pct,itl,park,lsoa11,msoa11,wz11,"
    "ccg,bua11,buasd11,ru11ind,oac11,lat,long,lep1,lep2,pfa,imd,calncv,stp",
}
WITHOUT_HEADER = {"postcodes/zd.csv": 10, "place-names.csv": 34}


@pytest.mark.parametrize(
    ("kind", "header"), [("street", STREET), ("outcomes", OUTCOMES), ("stop-and-search", STOPS)]
)
def test_police_files_have_the_official_header_and_line_ends(doggerland, kind, header):
    for path in doggerland.glob(f"*police-csv/*/*-{kind}.csv"):
        data = path.read_bytes()
        assert data.startswith(header.encode() + b"\r\n")
        assert data.endswith(b"\r\n")
        assert data.count(b"\n") == data.count(b"\r\n")


def test_no_row_is_ragged(doggerland):
    paths = list(doggerland.rglob("*.csv"))
    assert len(paths) > 3 * MONTHS
    for path in paths:
        with path.open(encoding="utf-8", newline="") as file:
            widths = {len(row) for row in csv.reader(file)}
        assert len(widths) == 1, path


@pytest.mark.parametrize("name", TABLES)
def test_tables_have_the_official_header(doggerland, name):
    first = (doggerland / "reference" / name).read_text(encoding="utf-8").splitlines()[0]

    assert first == TABLES[name]


@pytest.mark.parametrize("name", WITHOUT_HEADER)
def test_files_of_the_ordnance_survey_have_no_header(doggerland, name):
    with (doggerland / "reference" / name).open(encoding="utf-8", newline="") as file:
        row = next(csv.reader(file))

    assert len(row) == WITHOUT_HEADER[name]
    assert row[2].isdigit() or row[8].isdigit()  # an easting, not the name of a column


@pytest.mark.parametrize(
    ("name", "keys"),
    [
        ("police-areas", {"PFA23CD", "PFA23NM"}),
        ("districts", {"LAD24CD", "LAD24NM"}),
        ("lsoas-2021", {"LSOA21CD", "LSOA21NM"}),
        ("lsoas-2011", {"LSOA11CD", "LSOA11NM"}),
        ("neighbourhoods/doggerland", {"force", "id", "name"}),
    ],
)
def test_boundaries_have_the_official_properties(doggerland, name, keys):
    features = json.loads((doggerland / f"reference/{name}.geojson").read_text())["features"]

    assert features
    for feature in features:
        assert set(feature["properties"]) == keys


def test_months_end_with_the_one_asked_for(doggerland):
    months = sorted(path.name for path in (doggerland / "police-csv").iterdir())

    assert months == [str(LAST.plus(-back)) for back in range(MONTHS - 1, -1, -1)]


def test_backdrop_is_small_enough_to_send(doggerland):
    assert (doggerland / "reference/backdrop.geojson").stat().st_size < 600_000
