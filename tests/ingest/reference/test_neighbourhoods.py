import datetime

import pytest
from django.core.management import CommandError

from neighbourhoods.models import Neighbourhood, PlacedPoint
from tests.builders import make_force, make_member, make_neighbourhood, make_street_point
from tests.builders import square as area
from tests.ingest.reference.found import neighbourhood, there, west
from tests.ingest.reference.made_files import (
    feature,
    kml,
    ring,
    square,
    write_csv,
    write_geojson,
    write_json,
    write_text,
    write_zip,
)

LONG_AGO = datetime.datetime(2020, 1, 1, tzinfo=datetime.UTC)


@pytest.fixture(autouse=True)
def testshire(db):
    return make_force("testshire", pfa_code="E23900001")


def of_testshire(code, name, geometry):
    return feature(geometry, force="testshire", id=code, name=name)


def test_geojson_gives_ids_names_and_boundaries(load, tmp_path):
    path = write_geojson(
        tmp_path / "areas.geojson",
        of_testshire("CPT Ness.1", "Leake &amp;amp; Keyworth", square()),
        of_testshire("cp", " Wilstead,Shortstown ,Willington,", square(2.6)),
    )

    lines = load("neighbourhoods", path)

    leake = Neighbourhood.objects.get(code="CPT Ness.1")
    assert (leake.name, leake.folded) == ("Leake & Keyworth", "leake keyworth")
    assert there(leake.boundary).covers(there(leake.centre))
    assert Neighbourhood.objects.get(code="cp").name == "Wilstead,Shortstown,Willington"
    assert lines == ["neighbourhoods: 2 added, 0 changed, 0 as before"]


def test_loading_again_keeps_ids_teams_and_unchanged_rows(load, tmp_path):
    path = tmp_path / "areas.geojson"
    load("neighbourhoods", write_geojson(path, of_testshire("N1", "Old Town", square())))
    Neighbourhood.objects.update(updated_at=LONG_AGO)
    first = Neighbourhood.objects.get()
    make_member(first, "PC Ann Field")

    same = load("neighbourhoods", path)
    unchanged = Neighbourhood.objects.get()
    moved = load("neighbourhoods", write_geojson(path, of_testshire("N1", "New", square(2.6))))

    assert same == ["neighbourhoods: 0 added, 0 changed, 1 as before"]
    assert unchanged.updated_at == LONG_AGO
    assert moved[0] == "neighbourhoods: 0 added, 1 changed, 0 as before"
    after = Neighbourhood.objects.get()
    assert (after.id, after.name, after.folded) == (first.id, "New", "new")
    assert there(after.boundary).covers(there(after.centre))
    assert after.updated_at > LONG_AGO
    assert [member.name for member in after.team.all()] == ["PC Ann Field"]


def test_the_same_id_in_two_forces_is_two_neighbourhoods(load, tmp_path):
    make_force("otherton")
    path = write_geojson(
        tmp_path / "areas.geojson",
        of_testshire("CB2", "Here", square()),
        feature(square(2.7), force="otherton", id="CB2", name="There"),
        feature(square(2.9), force="elsewhere", id="X1", name="Nowhere"),
    )

    lines = load("neighbourhoods", path)

    assert set(Neighbourhood.objects.values_list("force__slug", "name")) == {
        ("testshire", "Here"),
        ("otherton", "There"),
    }
    assert "skipped 1: no such force is known (elsewhere X1)" in lines


def test_kml_files_of_a_zip_are_called_by_force_and_id(load, tmp_path):
    make_neighbourhood("Known name", code="GARN4.LAK", boundary=area(longitude=2.9))
    path = write_zip(
        tmp_path / "2026-08.zip",
        {
            "2026-08/testshire/GARN4.LAK.kml": kml(ring(), name="GARN4.LAK", height=",35.5"),
            "2026-08/testshire/N 2.kml": kml(ring(2.6), ring(2.7), name="Two islands"),
        },
    )

    load("neighbourhoods", path)

    assert set(Neighbourhood.objects.values_list("code", "name")) == {
        ("GARN4.LAK", "Known name"),  # a KML file may repeat the id there
        ("N 2", "Two islands"),
    }
    assert west("GARN4.LAK") == pytest.approx(2.49)
    assert len(there(neighbourhood("N 2").boundary)) == 2


def test_a_list_of_names_finds_forces_by_the_codes_beside_it(load, tmp_path):
    make_force("northern-ireland")
    make_neighbourhood("Old name", code="CB4", boundary=area(longitude=2.9))
    write_csv(
        tmp_path / "PFA.csv",
        ["PFA", "PFAn", "PFAid"],
        ["E23900001", "Testshire", "testshire"],
        ["NIE_PFN", "Northern Ireland", "northern-ireland"],
        ["S32000003", "Argyll", ""],
    )
    path = write_csv(
        tmp_path / "PFN.csv",
        ["PFA", "PFNid", "PFNn", "PFN"],
        ["E23900001", "CB4", "Dunstable &amp; Rural", "E23900001_001"],
        ["NIE_PFN", "Antrim", "Antrim", "NIE_PFN_001"],
    )

    load("neighbourhoods", path)

    assert set(Neighbourhood.objects.values_list("force__slug", "code", "name")) == {
        ("testshire", "CB4", "Dunstable & Rural"),
        ("northern-ireland", "Antrim", "Antrim"),
    }
    assert west("CB4") == pytest.approx(2.89)  # the list says nothing of boundaries


def test_a_folder_of_names_and_boundaries_is_put_together(load, tmp_path):
    write_csv(tmp_path / "PFA.csv", ["PFA", "PFAn", "PFAid"], ["E23900001", "T", "testshire"])
    write_csv(
        tmp_path / "PFN.csv", ["PFA", "PFNid", "PFNn"], ["E23900001", "N1", "Name in the list"]
    )
    write_text(tmp_path / "testshire" / "N1.kml", kml(ring()))

    lines = load("neighbourhoods", tmp_path)

    area = Neighbourhood.objects.get()
    assert (area.name, area.boundary is not None) == ("Name in the list", True)
    assert lines == ["neighbourhoods: 1 added, 0 changed, 0 as before"]


def test_a_boundary_of_the_api_is_told_by_its_path_or_by_options(load, tmp_path):
    corners = [{"latitude": str(y), "longitude": str(x)} for x, y in ring()]
    write_json(tmp_path / "testshire" / "N1" / "boundary.json", corners)
    lone = write_json(tmp_path / "lone.json", corners)

    load("neighbourhoods", tmp_path / "testshire", force="testshire")
    load("neighbourhoods", lone, force="testshire", neighbourhood="N2")

    assert set(Neighbourhood.objects.values_list("code", flat=True)) == {"N1", "N2"}
    with pytest.raises(CommandError, match="does not say of which neighbourhood it is"):
        load("neighbourhoods", lone)


def test_faults_overlaps_and_missing_boundaries_are_told(load, tmp_path):
    bow_tie = {
        "type": "Polygon",
        "coordinates": [[[3.0, 54.0], [3.1, 54.1], [3.1, 54.0], [3.0, 54.1], [3.0, 54.0]]],
    }
    path = write_geojson(
        tmp_path / "areas.geojson",
        of_testshire("N1", "One", square(2.50)),
        of_testshire("N2", "Two", square(2.51)),
        of_testshire("N3", "Bow tie", bow_tie),
        of_testshire("N4", "Airport", None),
        of_testshire("N5", "Twice", square(2.8)),
        of_testshire("N5", "Twice", square(2.8)),
        of_testshire("N6", "In parts", square(2.9)),
        of_testshire("N6", "In parts", square(2.95)),
    )

    lines = load("neighbourhoods", path)

    # 0.01 by 0.02 degrees at 54.5 degrees north: 647 m by 2,226 m.
    assert lines == [
        "neighbourhoods: 6 added, 0 changed, 0 as before",
        "mended 1: Self-intersection (N3 at 3.05 54.05)",
        "mended 1: given in several parts, joined (N6)",
        "mended 1: the same boundary given more than once (N5)",
        "overlapping 1: neighbourhoods of one force; points there go to the smaller "
        "(testshire N1 and N2 by 1.442 km²)",
        "skipped 1: no boundary in the file (N4)",
        "Warning: 1 are new and have no boundary: N4 Airport.",
    ]
    assert all(there(area.boundary).valid for area in Neighbourhood.objects.exclude(boundary=None))
    assert len(there(neighbourhood("N6").boundary)) == 2


def test_what_the_files_no_longer_name_stays_until_it_is_told_to_go(load, tmp_path):
    gone = make_neighbourhood("Gone", code="N9", boundary=area(longitude=2.9))
    make_member(gone)
    point = make_street_point(at=(54.5, 2.9))
    make_neighbourhood("Other force's", code="N9", force=make_force("otherton"))
    path = write_geojson(tmp_path / "areas.geojson", of_testshire("N1", "One", square(2.9)))

    lines = load("neighbourhoods", path)
    assert (
        "left as they were 1: not in the source; if they are gone, say that such be removed "
        "(--replace) (testshire N9)"
    ) in lines
    assert Neighbourhood.objects.count() == 3

    lines = load("neighbourhoods", path, replace=True)
    assert "neighbourhoods removed with their teams: 1" in lines
    assert set(Neighbourhood.objects.values_list("force__slug", "code")) == {
        ("testshire", "N1"),
        ("otherton", "N9"),
    }
    assert PlacedPoint.objects.get(street_point=point).neighbourhood.code == "N1"


def test_street_points_follow_a_boundary_that_has_moved(load, tmp_path):
    path = tmp_path / "areas.geojson"
    load("neighbourhoods", write_geojson(path, of_testshire("N1", "One", square(2.5))))
    left, right = make_street_point(at=(54.5, 2.5)), make_street_point(at=(54.5, 2.6))

    lines = load("neighbourhoods", write_geojson(path, of_testshire("N1", "One", square(2.6))))

    assert list(PlacedPoint.objects.values_list("street_point", flat=True)) == [right.id]
    assert left.id != right.id
    assert (
        "street points: 1 placed in a neighbourhood, 0 moved to another, 1 no longer in any"
        in lines
    )
