import pytest
from django.core.management import CommandError

from forces.models import Force
from tests.builders import make_force
from tests.ingest.reference.found import there
from tests.ingest.reference.made_files import feature, kml, ring, square, write_geojson, write_zip


@pytest.fixture(autouse=True)
def forces(db):
    make_force("testshire", pfa_code="E23900001")
    make_force("otherton", pfa_code="E23900002")


@pytest.mark.parametrize("code", ["PFA20CD", "PFA23CD", "pfa24_code"])
def test_areas_are_joined_by_the_code_of_any_year(code, load, tmp_path):
    path = write_geojson(
        tmp_path / "areas.geojson",
        feature(square(2.5), **{code: "E23900001"}),
        feature(square(2.6), **{code: "S23000009"}),
    )

    lines = load("police-areas", path)

    assert there(Force.objects.get(slug="testshire").boundary).extent == pytest.approx(
        (2.49, 54.49, 2.51, 54.51)
    )
    assert Force.objects.get(slug="otherton").boundary is None
    assert lines == [
        "force areas: 0 added, 1 changed, 0 as before",
        "skipped 1: no force has this police force area code (S23000009)",
    ]


def test_a_zip_of_kml_files_is_read_inside(load, tmp_path):
    path = write_zip(
        tmp_path / "force_kmls.zip",
        {
            "force kmls/testshire.kml": kml(ring(2.5), ring(2.7)),
            "force kmls/elsewhere.kml": kml(ring(9)),
        },
    )

    lines = load("police-areas", path)

    assert len(there(Force.objects.get(slug="testshire").boundary)) == 2
    assert "skipped 1: no force has this id (elsewhere)" in lines


def test_a_file_for_other_forces_is_refused(load, tmp_path):
    path = write_geojson(tmp_path / "areas.geojson", feature(square(), PFA23CD="S23000009"))

    with pytest.raises(CommandError, match="has the area of no force that is known"):
        load("police-areas", path)
