"""Each wrong file gives one clear line that names it and says what to do, and changes nothing."""

import json

import pytest
from django.core.management import CommandError

from ingest.reference import files
from places.models import Lsoa, Postcode
from releases.models import Release
from tests.builders import make_force
from tests.ingest.reference.made_files import (
    feature,
    kml,
    ring,
    square,
    write_csv,
    write_geojson,
    write_text,
    write_zip,
)

WEB_PAGE = "<!DOCTYPE html><html><body>503 Service Unavailable</body></html>"
LOOKUP = "lsoa21_code,lsoa21_name\nE01990001,Testford 001A\n"
GOOD = json.dumps(
    {
        "type": "FeatureCollection",
        "features": [feature(square(), LSOA21CD="E01990001", LSOA21NM="Testford 001A")],
    }
)

WRONG = {
    "an empty file": ("lsoas", "a.csv", "", r"a\.csv is empty"),
    "blank lines": ("lsoas", "a.csv", "\n\n", r"a\.csv is empty"),
    "a web page for CSV": ("lsoas", "a.csv", WEB_PAGE, r"a\.csv is a web page"),
    "a web page for GeoJSON": ("lsoas", "a.geojson", WEB_PAGE, r"a\.geojson is a web page"),
    "a web page for postcodes": ("postcodes", "a.csv", WEB_PAGE, r"a\.csv is a web page"),
    "a missing column": ("lsoas", "a.csv", "code,name\n1,2\n", r"a\.csv has no LSOA code"),
    "another property": (
        "districts",
        "a.geojson",
        GOOD,
        r"a\.geojson has no district code \(a name like LAD23CD\); it has LSOA21CD, LSOA21NM",
    ),
    "only a header": ("lsoas", "a.csv", LOOKUP.split("\n")[0], r"a\.csv holds a header and no"),
    "a header and a line end": ("lsoas", "a.csv", LOOKUP[:24], r"a\.csv holds a header and no"),
    "only blank codes": ("lsoas", "a.csv", LOOKUP[:24] + ",\n", r"a\.csv holds no LSOAs"),
    "half a GeoJSON file": ("lsoas", "a.geojson", GOOD[:100], r"a\.geojson is not a GeoJSON file"),
    "JSON of another sort": ("lsoas", "a.geojson", '{"error": 1}', "is not a GeoJSON FeatureColl"),
    "no features": (
        "lsoas",
        "a.geojson",
        '{"type": "FeatureCollection", "features": []}',
        "holds no features",
    ),
    "a ragged row": ("lsoas", "a.csv", LOOKUP + "a,b,c,d\n", r"a\.csv cannot be read as a CSV"),
    "unknown changes": (
        "lsoa-changes",
        "a.csv",
        "lsoa11_code,change_code,lsoa21_code\nE01990001,Q,E01990001\n",
        "has changes called Q; known are U, M, S and X",
    ),
    "a name that is too long": (
        "districts",
        "a.csv",
        f"LAD23CD,LAD23NM\nE07990001,{'M' * 101}\n",
        r"a\.csv holds a value that cannot be stored \(value too long",
    ),
    "a NUL byte": (
        "lsoas",
        "a.csv",
        LOOKUP + "E01990002,Test\0ford\n",
        r"a\.csv holds a value that cannot be stored",
    ),
    "a number that is too large": (
        "populations",
        "census2021.csv",
        "LSOA21CD,population\nE01990001,99999999999\n",
        r"census2021\.csv holds a value that cannot be stored",
    ),
    "KML that is none": ("neighbourhoods", "a.kml", WEB_PAGE, r"a\.kml is not a KML file"),
    "KML with entities": (
        "neighbourhoods",
        "a.kml",
        '<!DOCTYPE kml [<!ENTITY a "aaaa">]>' + kml(ring()),
        r"a\.kml is not a KML file",
    ),
    "half a KML file": ("neighbourhoods", "a.kml", kml(ring())[:300], "is not a whole KML file"),
    "GeoJSON of no force": ("neighbourhoods", "a.geojson", GOOD, "has no neighbourhood id"),
    "a zip that is none": ("postcodes", "a.zip", "PK no zip", r"a\.zip is not a whole zip file"),
}


@pytest.mark.parametrize("what", WRONG)
def test_a_wrong_file_is_refused(what, load, tmp_path):
    make_force("testshire")
    kind, name, content, words = WRONG[what]
    path = write_text(tmp_path / name, content)

    with pytest.raises(CommandError, match=words) as refused:
        load(kind, path)

    assert "\n" not in str(refused.value)
    assert not Lsoa.objects.exists()
    assert not Release.objects.exists()


def test_a_file_that_is_not_text_is_refused(load, tmp_path):
    path = tmp_path / "a.csv"
    path.write_bytes(b"lsoa21_code,lsoa21_name\nE01990001,Stra\xdfe\n")
    with pytest.raises(CommandError, match=r"a\.csv is not UTF-8"):
        load("lsoas", path)

    path.write_bytes(b"\x89PNG\x00\x00\x00")
    with pytest.raises(CommandError, match=r"a\.csv is not text"):
        load("lsoas", path)


def test_a_path_that_leads_nowhere_is_told(load, tmp_path):
    with pytest.raises(CommandError, match=r"There is no file or folder .*missing\.csv"):
        load("lsoas", tmp_path / "missing.csv")
    with pytest.raises(CommandError, match=r"holds no file that ends in \.geojson or"):
        load("lsoas", tmp_path)
    with pytest.raises(CommandError, match="Name the file, folder or zip to load"):
        load("lsoas")


def test_forces_are_asked_for_first(load, tmp_path):
    path = write_geojson(tmp_path / "a.geojson", feature(square(), force="t", id="N1", name="N"))

    with pytest.raises(CommandError, match="run `load_reference forces` first"):
        load("neighbourhoods", path)


def test_a_good_file_before_a_wrong_one_is_not_loaded_either(load, tmp_path):
    write_text(tmp_path / "a.geojson", GOOD)
    write_text(tmp_path / "b.geojson", WEB_PAGE)

    with pytest.raises(CommandError, match=r"b\.geojson is a web page"):
        load("lsoas", tmp_path)

    assert not Lsoa.objects.exists()


@pytest.mark.parametrize(
    "name", ["../a.csv", "/etc/a.csv", "x/../../a.csv", "..\\a.csv", "C:/a.csv"]
)
def test_a_zip_that_names_files_outside_itself_is_refused(name, load, tmp_path):
    path = write_zip(tmp_path / "a.zip", {name: LOOKUP})

    with pytest.raises(CommandError, match=r"a\.zip holds a file named .*it is not safe"):
        load("lsoas", path)


def test_a_zip_bomb_is_refused_before_it_is_read(load, tmp_path):
    path = write_zip(tmp_path / "a.zip", {"a.csv": b"0" * (files.LARGE + 1)})

    with pytest.raises(CommandError, match=r"a\.csv in .*a\.zip would unpack to 10,000,001 bytes"):
        load("lsoas", path)


def test_a_zip_that_would_fill_the_disk_is_refused(load, tmp_path, monkeypatch):
    monkeypatch.setattr(files, "LARGEST_ZIP_UNPACKED", 95)
    path = write_zip(tmp_path / "a.zip", {"a.csv": LOOKUP, "b.csv": LOOKUP})

    with pytest.raises(CommandError, match="would unpack to 96 bytes in 2 files"):
        load("lsoas", path)


@pytest.mark.parametrize("kept", [0.3, 0.9])
def test_a_truncated_zip_is_refused(kept, load, tmp_path):
    path = write_zip(tmp_path / "a.zip", {"a.csv": LOOKUP})
    whole = path.read_bytes()
    path.write_bytes(whole[: int(len(whole) * kept)])

    with pytest.raises(CommandError, match=r"a\.zip is not a whole zip file"):
        load("lsoas", path)


def test_a_damaged_member_of_a_zip_is_told(load, tmp_path):
    rows = "".join(f'"ZD1 {n % 10}AA",10,{530000 + n},180381\n' for n in range(5000))
    path = write_zip(tmp_path / "a.zip", {"a.csv": rows})
    content = bytearray(path.read_bytes())
    middle = len(content) // 2
    content[middle : middle + 50] = bytes(50)
    path.write_bytes(content)

    with pytest.raises(CommandError, match=r"a\.csv (is damaged|cannot be read)"):
        load("postcodes", path)

    assert not Postcode.objects.exists()


def test_a_release_is_made_only_where_something_changed(load, tmp_path):
    path = write_csv(
        tmp_path / "a.csv", ["lsoa21_code", "lsoa21_name"], ["E01990001", "Testford 001A"]
    )

    load("lsoas", path)
    load("lsoas", path)

    release = Release.objects.get()
    assert release.action == Release.Action.REFERENCE
    assert release.note == "lsoas: 1 changes"
