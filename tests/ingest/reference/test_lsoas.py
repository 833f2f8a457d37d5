import pytest

from places.models import District, Lsoa, LsoaChange, Postcode, StreetPoint
from tests.builders import make_district, make_lsoa, make_postcode, make_street_point
from tests.ingest.reference.found import there
from tests.ingest.reference.made_files import feature, square, write_csv, write_geojson


def of_2011(code, longitude=2.5, name="As in 2011"):
    return feature(square(longitude), LSOA11CD=code, LSOA11NM=name)


def of_2021(code, longitude=2.5, name="As in 2021"):
    return feature(square(longitude), LSOA21CD=code, LSOA21NM=name)


def vintages(code):
    return Lsoa.objects.values_list("in_2011", "in_2021").get(code=code)


def west(code):
    return there(Lsoa.objects.get(code=code).boundary).extent[0]


@pytest.mark.parametrize("order", [("2011", "2021"), ("2021", "2011")])
def test_the_newest_vintage_gives_name_and_boundary_in_whatever_order(order, load, tmp_path):
    write_geojson(tmp_path / "2011.geojson", of_2011("E01990001", 2.4), of_2011("E01990002"))
    write_geojson(tmp_path / "2021.geojson", of_2021("E01990001", 2.6), of_2021("E01990003"))

    for vintage in order:
        load("lsoas", tmp_path / f"{vintage}.geojson")

    assert vintages("E01990001") == (True, True)
    assert vintages("E01990002") == (True, False)
    assert vintages("E01990003") == (False, True)
    assert Lsoa.objects.get(code="E01990001").name == "As in 2021"
    assert west("E01990001") == pytest.approx(2.59)
    assert west("E01990002") == pytest.approx(2.49)


def test_a_folder_of_both_vintages_is_one_load(load, tmp_path):
    write_geojson(tmp_path / "11" / "a.geojson", of_2011("E01990001"))
    write_geojson(tmp_path / "21" / "a.geojson", of_2021("E01990001"), of_2021("E01990002"))

    lines = load("lsoas", tmp_path)

    assert lines[-1] == "LSOAs: 2 added, 1 changed, 0 as before"
    assert load("lsoas", tmp_path)[-1] == "LSOAs: 0 added, 0 changed, 3 as before"


def test_a_lookup_gives_the_district_and_keeps_the_boundary(load, tmp_path):
    write_geojson(tmp_path / "a.geojson", of_2021("E01990001"))
    path = write_csv(
        tmp_path / "lookup.csv",
        ["lsoa21_name", "lsoa21_code", "ward24_name", "ward24_code", "ltla24_name", "ltla24_code"],
        ["Testford 001A", "E01990001", "North", "E05990001", "Testford", "E07990001"],
        ["Testford 001A", "E01990001", "South", "E05990002", "Testford", "E07990001"],
        ["Mere, Isle of 001B", "E01990002", "North", "E05990001", "Isle of Mere", "E07990002"],
    )
    load("lsoas", tmp_path / "a.geojson")
    load("lsoas", path)

    lsoa = Lsoa.objects.get(code="E01990001")
    assert lsoa.name == "Testford 001A"
    assert there(lsoa.district).code == "E07990001"
    assert lsoa.boundary is not None
    assert Lsoa.objects.get(code="E01990002").name == "Mere, Isle of 001B"


def test_a_code_first_met_in_a_police_file_is_filled_in_and_keeps_its_id(load, tmp_path):
    met = Lsoa.objects.create(code="E01990001", name="")
    write_geojson(tmp_path / "a.geojson", of_2021("E01990001", name="Testford 001A"))

    load("lsoas", tmp_path / "a.geojson")

    met.refresh_from_db()
    assert (met.name, met.in_2021, met.boundary is not None) == ("Testford 001A", True, True)


def test_a_lookup_of_2011_brings_no_districts_back_that_are_no_more(load, tmp_path):
    today = make_district("Cumber", code="E06990001")
    make_lsoa("E01990001", district=today)
    path = write_csv(
        tmp_path / "2011.csv",
        ["lsoa11_code", "lsoa11_name", "ltla21_code", "ltla21_name"],
        ["E01990001", "Aller 001A", "E07990026", "Aller"],
        ["E01990002", "Aller 001B", "E07990026", "Aller"],
    )
    changes = write_csv(
        tmp_path / "changes.csv",
        ["lsoa11_code", "change_code", "lsoa21_code"],
        ["E01990001", "M", "E01990001"],
        ["E01990002", "M", "E01990001"],
    )

    load("lsoas", path)
    load("lsoa-changes", changes)
    load("lsoas", path)

    assert set(Lsoa.objects.values_list("code", "district__code")) == {
        ("E01990001", "E06990001"),
        ("E01990002", "E06990001"),  # it has become a part of E01990001
    }
    assert list(District.objects.values_list("code", flat=True)) == ["E06990001"]


def test_points_and_postcodes_without_an_lsoa_are_placed_by_polygon(load, tmp_path):
    inside = make_street_point(at=(54.5, 2.5))
    outside = make_street_point(at=(54.5, 2.9))
    told = make_lsoa("E01990009")
    by_the_file = make_street_point("Mill Lane", at=(54.501, 2.501), lsoa=told)
    make_postcode("ZD1 1AA", at=(54.5, 2.5))
    write_geojson(tmp_path / "11.geojson", of_2011("E01990002"))
    write_geojson(tmp_path / "21.geojson", of_2021("E01990001"))
    Lsoa.objects.filter(pk=told.pk).update(boundary=None)

    lines = load("lsoas", tmp_path)

    points = dict(StreetPoint.objects.values_list("id", "lsoa__code"))
    assert points[inside.id] == "E01990001"  # and not that of 2011 alone, in the same place
    assert points[outside.id] is None
    assert points[by_the_file.id] == "E01990009"  # the code in the police file is trusted
    assert there(Postcode.objects.get().lsoa).code == "E01990001"
    assert "street points placed in an LSOA: 1" in lines
    assert "postcodes placed in an LSOA: 1" in lines


def test_changes_are_kept_with_their_kind_and_new_codes_are_made(load, tmp_path):
    path = write_csv(
        tmp_path / "changes.csv",
        ["LSOA11CD", "LSOA11NM", "LSOA21CD", "LSOA21NM", "CHGIND"],
        ["E01990001", "Test 001A", "E01990001", "Test 001A", "U"],
        ["E01990002", "Test 001B", "E01990003", "Test 001C", "S"],
        ["E01990002", "Test 001B", "E01990004", "Test 001D", "S"],
    )

    lines = load("lsoa-changes", path)

    changes = LsoaChange.objects.values_list("lsoa_2011__code", "lsoa_2021__code", "kind")
    assert set(changes) == {
        ("E01990001", "E01990001", "U"),
        ("E01990002", "E01990003", "S"),
        ("E01990002", "E01990004", "S"),
    }
    assert vintages("E01990001") == (True, True)
    assert vintages("E01990002") == (True, False)
    assert Lsoa.objects.get(code="E01990004").name == "Test 001D"
    assert lines[-1] == "changes of LSOAs: 3 added, 0 changed, 0 as before"
    assert load("lsoa-changes", path)[-1] == "changes of LSOAs: 0 added, 0 changed, 3 as before"


def test_a_corrected_change_replaces_the_old_one(load, tmp_path):
    header = ["lsoa11_code", "change_code", "lsoa21_code"]
    load("lsoa-changes", write_csv(tmp_path / "a.csv", header, ["E01990001", "U", "E01990001"]))

    load("lsoa-changes", write_csv(tmp_path / "b.csv", header, ["E01990001", "X", "E01990002"]))

    changes = LsoaChange.objects.values_list("lsoa_2011__code", "lsoa_2021__code", "kind")
    assert list(changes) == [("E01990001", "E01990002", "X")]
