import pytest

from places.models import District
from tests.builders import make_district, make_force, make_lsoa
from tests.builders import square as area
from tests.ingest.reference.found import there
from tests.ingest.reference.made_files import feature, square, write_csv, write_geojson

HEADER = ["ltla24_code", "ltla24_name", "csp24_code", "csp24_name", "pfa24_code", "pfa24_name"]


@pytest.fixture(autouse=True)
def testshire(db):
    return make_force("testshire", pfa_code="E23900001")


def test_geojson_gives_boundaries_and_a_lookup_names_and_forces(load, tmp_path, testshire):
    write_geojson(
        tmp_path / "districts.geojson",
        feature(square(), LAD23CD="W06990001", LAD23NM="Mere &amp; Test", LAD23NMW="Y Mere"),
    )
    write_csv(
        tmp_path / "lookup.csv",
        HEADER,
        ["W06990001", "Mere and Test", "E22990001", "Mere", "E23900001", "Testshire"],
        ["W06990001", "Mere and Test", "E22990002", "Test", "E23900001", "Testshire"],
        ["S12000005", "Elsewhere", "", "", "S23000009", "Scotland"],
    )

    lines = load("districts", tmp_path)

    district = District.objects.get(code="W06990001")
    assert (district.name, district.name_cy) == ("Mere and Test", "Y Mere")
    assert district.force == testshire
    assert district.boundary is not None
    assert District.objects.get(code="S12000005").force is None
    assert "districts: 2 added, 0 changed, 0 as before" in lines
    assert "skipped 1: no force has this police force area code (S23000009 of S12000005)" in lines


def test_a_lookup_keeps_the_boundary_and_geojson_keeps_the_force(load, tmp_path, testshire):
    known = make_district("Old name", code="E07990001", force=testshire)
    lookup = write_csv(tmp_path / "lookup.csv", ["LAD24CD", "LAD24NM"], ["E07990001", "New name"])
    boundary = write_geojson(
        tmp_path / "new.geojson", feature(square(2.9), LAD24CD="E07990001", LAD24NM="New name")
    )

    load("districts", lookup)
    known.refresh_from_db()
    assert (known.name, there(known.boundary).equals(area())) == ("New name", True)

    load("districts", boundary)
    known.refresh_from_db()
    assert known.force == testshire
    assert there(known.boundary).extent[0] == pytest.approx(2.89)


def test_a_district_without_a_boundary_gets_that_of_its_lsoas(load, tmp_path):
    whole, half = (
        make_district(name, code=code, boundary=None)
        for name, code in (("Whole", "E07990001"), ("Half", "E07990002"))
    )
    make_lsoa(district=whole, boundary=area(longitude=2.50))
    make_lsoa(district=whole, boundary=area(longitude=2.52))
    make_lsoa(district=half, boundary=area(longitude=2.60))
    unknown = make_lsoa(district=half)
    type(unknown).objects.filter(pk=unknown.pk).update(boundary=None)
    lookup = write_csv(tmp_path / "lookup.csv", HEADER[:2], ["E07990001", "Whole"])

    lines = load("districts", lookup)

    whole.refresh_from_db()
    half.refresh_from_db()
    assert there(whole.boundary).extent == pytest.approx((2.49, 54.49, 2.53, 54.51))
    assert half.boundary is None  # half a district is no district
    assert "districts drawn from their LSOAs: 1" in lines


def test_of_several_years_the_newest_counts(load, tmp_path):
    path = write_csv(
        tmp_path / "lookup.csv",
        ["LAD19CD", "LAD19NM", "LAD23CD", "LAD23NM"],
        ["E07990001", "Before", "E07990009", "After"],
    )

    load("districts", path)

    assert list(District.objects.values_list("code", "name")) == [("E07990009", "After")]
