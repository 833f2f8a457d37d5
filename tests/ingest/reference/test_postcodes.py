import pytest
from django.core.management import CommandError

from places.models import Lsoa, Postcode
from releases.month import Month
from tests.builders import make_lsoa, make_postcode, square
from tests.ingest.reference.found import there
from tests.ingest.reference.made_files import write_csv, write_text, write_zip

DIRECTORY = ["pcd", "pcd2", "pcds", "doterm", "oseast1m", "osnrth1m", "lsoa11", "lat", "long"]


def live(postcode, *, lsoa="", lat="54.5", long="2.5"):
    return [postcode, postcode, postcode, "", "0", "0", lsoa, lat, long]


def test_code_point_open_has_no_header_and_metres(load, tmp_path):
    # Charing Cross, 530034 180381, is at 51.5073 north, 0.1276 west.
    path = write_text(
        tmp_path / "zd.csv",
        '"ZD1 1AA",10,530034,180381,"E92000001","","","","",""\n'
        '"ZD11AB",10,530035,180382,"E92000001","","","","",""\n'
        '"ZD1 1AC",90,0,0,"E92000001","","","","",""\n',
    )

    lines = load("postcodes", path)

    assert list(Postcode.objects.values_list("key", flat=True)) == ["ZD11AA", "ZD11AB"]
    cross = Postcode.objects.get(key="ZD11AA")
    assert cross.location.coords == pytest.approx((-0.1276, 51.5073), abs=0.0002)
    assert cross.terminated is None
    assert "postcodes: 2 added, 0 changed, 0 as before" in lines
    assert "skipped 1: no position (zd.csv)" in lines


def test_the_lsoa_is_found_by_polygon_where_the_file_has_none(load, tmp_path):
    around = square(latitude=51.5073, longitude=-0.1276)
    make_lsoa("E01990001", boundary=around)
    earlier = make_lsoa("E01990000", boundary=square(51.5073, -0.1276, side=0.01))
    Lsoa.objects.filter(pk=earlier.pk).update(in_2011=True, in_2021=False)
    path = write_text(
        tmp_path / "zd.csv",
        '"ZD1 1AA",10,530034,180381\n"ZD1 1AB",10,630034,180381\n',
    )

    lines = load("postcodes", path)

    lsoas = dict(Postcode.objects.values_list("key", "lsoa__code"))
    assert lsoas == {"ZD11AA": "E01990001", "ZD11AB": None}
    assert "postcodes in use that lie in no known LSOA: 1" in lines


def test_the_directory_tells_degrees_ends_and_lsoas(load, tmp_path):
    make_lsoa("E01990001", boundary=square(longitude=2.9))
    path = write_csv(
        tmp_path / "nspl.csv",
        DIRECTORY,
        live("ZD1 1AA", lsoa="E01990001"),
        ["ZD1 1AB", "", "ZD1 1AB", "199812", "0", "0", "L99999999", "54.6", "2.6"],
        live("ZD1 1AC", lat="99.999999", long="0.000000"),
        live("not one"),
    )

    lines = load("postcodes", path)

    first = Postcode.objects.get(key="ZD11AA")
    assert there(first.lsoa).code == "E01990001"  # the file is believed, whatever the polygon
    assert first.location.coords == (2.5, 54.5)
    assert Postcode.objects.get(key="ZD11AB").terminated == Month(1998, 12)
    assert Postcode.objects.count() == 2
    assert "skipped 1: no position (nspl.csv)" in lines
    assert "skipped 1: no postcode (nspl.csv)" in lines


def test_the_names_of_newer_directories_are_known(load, tmp_path):
    make_lsoa("E01990001")
    path = write_csv(
        tmp_path / "ONSPD_AUG_2026_UK.csv",
        [
            "pcd7",
            "pcd8",
            "pcds",
            "doterm",
            "east1m",
            "north1m",
            "lsoa21cd",
            "lsoa11cd",
            "lat",
            "long",
        ],
        ["ZD1 1AA", "", "ZD1 1AA", "", "", "", "E01990001", "E01990009", "54.9", "2.9"],
    )

    load("postcodes", path)

    assert there(Postcode.objects.get().lsoa).code == "E01990001"


def test_an_lsoa_that_was_split_gives_way_to_the_polygon(load, tmp_path):
    split = make_lsoa("E01990000", boundary=square(side=0.1))
    Lsoa.objects.filter(pk=split.pk).update(in_2011=True, in_2021=False)
    make_lsoa("E01990001", boundary=square())
    path = write_csv(
        tmp_path / "nspl.csv",
        DIRECTORY,
        live("ZD1 1AA", lsoa="E01990000"),
        live("ZD1 1AB", lsoa="E01990000", lat="54.54"),  # in the part that is not loaded
    )

    load("postcodes", path)

    lsoas = dict(Postcode.objects.values_list("key", "lsoa__code"))
    assert lsoas == {"ZD11AA": "E01990001", "ZD11AB": "E01990000"}


def test_a_zip_holds_rows_twice_and_files_of_other_things(load, tmp_path):
    header = ",".join(DIRECTORY)
    row = "ZD1 1AA,,ZD1 1AA,,,,,54.5,2.5"
    path = write_zip(
        tmp_path / "ONSPD.zip",
        {
            "Data/ONSPD_UK.csv": f"{header}\n{row}\n",
            "Data/multi_csv/ONSPD_UK_ZD.csv": f"{header}\n{row.replace('54.5', '50.0')}\n",
            "Documents/LSOA names.csv": "LSOA21CD,LSOA21NM\nE01990001,Testford 001A\n",
            "User Guide/guide.pdf": b"%PDF",
        },
    )

    lines = load("postcodes", path)

    assert Postcode.objects.get().location.coords == (2.5, 54.5)
    assert "skipped 1: no file of postcodes (Documents/LSOA names.csv)" in lines


def test_the_directory_goes_before_code_point_whatever_their_names(load, tmp_path):
    write_csv(tmp_path / "a.csv", DIRECTORY, live("ZD1 1AA"))
    write_text(tmp_path / "b.csv", '"ZD1 1AA",10,530034,180381\n')

    load("postcodes", tmp_path)

    assert Postcode.objects.get().location.coords == (2.5, 54.5)


def test_loading_again_changes_what_differs_and_keeps_the_rest(load, tmp_path):
    make_postcode("ZD9 9ZZ")
    path = tmp_path / "nspl.csv"
    rows = [live("ZD1 1AA"), live("ZD1 1AB")]
    load("postcodes", write_csv(path, DIRECTORY, *rows))

    same = load("postcodes", path)
    rows[1][3] = "202401"
    ended = load("postcodes", write_csv(path, DIRECTORY, *rows))

    assert "postcodes: 0 added, 0 changed, 2 as before" in same
    assert "postcodes: 0 added, 1 changed, 1 as before" in ended
    assert dict(Postcode.objects.values_list("key", "terminated")) == {
        "ZD11AA": None,
        "ZD11AB": Month(2024, 1),
        "ZD99ZZ": None,
    }


def test_a_folder_without_postcodes_is_refused(load, tmp_path):
    write_csv(tmp_path / "lookup.csv", ["LSOA21CD", "LSOA21NM"], ["E01990001", "Testford 001A"])

    with pytest.raises(CommandError, match="holds no postcodes: Code-Point Open has rows"):
        load("postcodes", tmp_path)
