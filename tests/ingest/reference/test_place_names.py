import pytest
from django.core.management import CommandError

from ingest.reference.open_names import COLUMNS, NUMBER_OF_COLUMNS
from places.models import PlaceName
from tests.builders import make_district, square
from tests.ingest.reference.made_files import write_csv, write_zip

POSITIONS = {name: number for number, name in COLUMNS.items()}


def row(source_id, name, local_type, **fields):
    """Return a row of OS Open Names: at Charing Cross, in England, unless told otherwise."""
    cells = [""] * NUMBER_OF_COLUMNS
    fields = {"x": "530034", "y": "180381", "country": "England", **fields}
    for column, value in {
        "source_id": source_id,
        "name1": name,
        "local_type": local_type,
        **fields,
    }.items():
        cells[POSITIONS[column]] = value
    return cells


def places():
    return {place.source_id: place for place in PlaceName.objects.all()}


def test_settlements_and_streets_are_taken_with_what_tells_them_apart(load, tmp_path):
    path = write_csv(
        tmp_path / "TQ28.csv",
        row("o1", "Luton", "Town", county_unitary="Luton"),
        row("o2", "Stopsley", "Suburban Area", populated_place="Luton", county_unitary="Luton"),
        row(
            "o3",
            "High Street",
            "Named Road",
            populated_place="Ampthill",
            county_unitary="Central Bedfordshire",
        ),
        row(
            "o4",
            "Church End",
            "Other Settlement",
            district_borough="Dacorum",
            county_unitary="Hertfordshire",
        ),
        row("o5", "ZD1 1AA", "Postcode"),
        row("o6", "A6", "Numbered Road"),
        row("o7", "Galley Hill", "Hill Or Mountain"),
        row("o8", "Perth", "City", country="Scotland"),
    )

    lines = load("place-names", path)

    found = {key: (place.kind, place.name, place.within) for key, place in places().items()}
    assert found == {
        "o1": ("town", "Luton", ""),
        "o2": ("suburb", "Stopsley", "Luton"),
        "o3": ("street", "High Street", "Ampthill, Central Bedfordshire"),
        "o4": ("hamlet", "Church End", "Dacorum"),
    }
    assert places()["o1"].location.coords == pytest.approx((-0.1276, 51.5073), abs=0.0002)
    assert "skipped 1: places in Scotland (TQ28.csv)" in lines


def test_welsh_names_stand_beside_the_english_ones_and_both_are_searched(load, tmp_path):
    path = write_csv(
        tmp_path / "SN.csv",
        row("o1", "Cardiff", "City", language1="eng", name2="Caerdydd", language2="cym"),
        row("o2", "Aberteifi", "Town", language1="cym", name2="Cardigan", language2="eng"),
        row("o3", "Clôs Elan", "Named Road"),
        row("o4", "Llan-faes", "Village", language1="cym"),
    )

    load("place-names", path)

    found = {key: (p.name, p.name_cy, p.folded) for key, p in places().items()}
    assert found == {
        "o1": ("Cardiff", "Caerdydd", "cardiff caerdydd"),
        "o2": ("Cardigan", "Aberteifi", "cardigan aberteifi"),
        "o3": ("Clôs Elan", "", "clos elan"),
        "o4": ("Llan-faes", "", "llan faes"),
    }


def test_a_section_of_a_road_is_dropped_where_the_road_is_there(load, tmp_path):
    path = write_csv(
        tmp_path / "TQ.csv",
        row("o1", "Long Road", "Section Of Named Road", populated_place="Ampthill"),
        row("o2", "Long Road", "Named Road", populated_place="Ampthill"),
        row("o3", "Long Road", "Section Of Named Road", populated_place="Flitwick"),
        row("o4", "Long Road", "Section Of Named Road", populated_place="Flitwick"),
        row("o5", "Long Road", "Named Road", populated_place="Ampthill"),  # two that are real
    )

    load("place-names", path)

    assert set(places()) == {"o2", "o3", "o5"}


def test_the_tiles_of_a_zip_are_one_gazetteer(load, tmp_path):
    tiles = {f"Data/{tile}.csv": ",".join(row(tile, tile, "Town")) for tile in ("SU", "TQ")}
    path = write_zip(
        tmp_path / "opname_csv_gb.zip",
        {**tiles, "Doc/OS_Open_Names_Header.csv": ",".join(f"H{n}" for n in range(34))},
    )

    load("place-names", path)

    assert set(places()) == {"SU", "TQ"}


def test_built_up_areas_have_degrees_and_get_their_district(load, tmp_path):
    make_district("Testford", boundary=square(longitude=2.5))
    path = write_csv(
        tmp_path / "places.csv",
        ["bua11_code", "name", "longitude", "latitude"],
        ["E34000001", "Kexby", "2.5", "54.5"],
        ["E34000002", "Testford BUA", "2.5", "54.5"],
        ["E34000003", "Offshore", "3.5", "54.5"],
        ["E34000003", "Offshore", "3.6", "54.5"],
    )

    lines = load("place-names", path)

    found = {key: (place.kind, place.name, place.within) for key, place in places().items()}
    assert found == {
        "E34000001": ("built-up-area", "Kexby", "Testford"),
        "E34000002": ("built-up-area", "Testford", ""),
        "E34000003": ("built-up-area", "Offshore", ""),
    }
    assert places()["E34000003"].location.coords == (3.6, 54.5)
    assert "given again 1: the last row of a place counts (places.csv)" in lines


def test_replacing_removes_names_of_the_same_publisher_only(load, tmp_path):
    header = ["bua11_code", "name", "longitude", "latitude"]
    areas = write_csv(tmp_path / "bua.csv", header, ["E34000001", "Kexby", "2.5", "54.5"])
    names = tmp_path / "TQ.csv"
    load("place-names", areas)
    load("place-names", write_csv(names, row("o1", "Luton", "Town"), row("o2", "Gone", "Town")))

    write_csv(names, row("o1", "Luton", "Town"))
    kept = load("place-names", names)
    assert "o2" in places()

    lines = load("place-names", names, replace=True)
    assert set(places()) == {"E34000001", "o1"}
    assert "place names: 0 added, 0 changed, 1 as before" in kept
    assert "place names removed: 1" in lines


def test_a_built_up_area_without_a_position_refuses_the_file(load, tmp_path):
    path = write_csv(
        tmp_path / "places.csv",
        ["bua11_code", "name", "longitude", "latitude"],
        ["E34000001", "Kexby", "", ""],
    )

    with pytest.raises(CommandError, match="E34000001 has no name or no position"):
        load("place-names", path)
