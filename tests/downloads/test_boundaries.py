"""`/data/boundaries/`: the same areas as KML, GeoJSON and GeoPackage, and what names may hold."""

import io
import json
import zipfile
from pathlib import PurePosixPath

import pyogrio
import pytest
from django.core.management import call_command

from downloads import boundaries
from downloads.boundary_files import file_name
from downloads.models import PublicFile
from releases.models import Release
from tests.builders import make_crime, make_force, make_neighbourhood, publish, square

pytestmark = pytest.mark.django_db


@pytest.fixture
def areas(settings, tmp_path):
    """A force with two neighbourhoods, loaded as reference data, and one public month."""
    settings.STORAGES = {
        **settings.STORAGES,
        "downloads": {**settings.STORAGES["downloads"], "OPTIONS": {"location": str(tmp_path)}},
    }
    settings.DOWNLOADS_ROOT = str(tmp_path / "work")
    force = make_force("testshire", name="Testshire & Coast Police", boundary=square(side=0.2))
    make_neighbourhood("Old Town <North>", force=force, code="CPT Ames.1", population=1200)
    make_neighbourhood("New Town", force=force, code="cb", boundary=square(54.53))
    make_crime(month="2024-01")
    publish("2024-01")
    Release.objects.create(action=Release.Action.REFERENCE)


def content_of(program, name: str) -> bytes:
    response = program.get(f"/data/boundaries/{name}")
    assert response.status_code == 200
    assert 'rel="license"' in response["Link"]
    return response.getvalue()


def test_kmls_are_laid_out_as_upstream(areas, program):
    boundaries.make_due()

    forces = zipfile.ZipFile(io.BytesIO(content_of(program, "force_kmls.zip")))
    monthly = zipfile.ZipFile(io.BytesIO(content_of(program, "2024-01.zip")))

    assert forces.namelist() == ["force kmls/testshire.kml"]
    assert sorted(monthly.namelist()) == ["testshire/CPT Ames.1.kml", "testshire/cb.kml"]
    assert b"<name>Old Town &lt;North&gt;</name>" in monthly.read("testshire/CPT Ames.1.kml")
    assert b"Open Government Licence" in monthly.comment


def test_our_kmls_load_as_what_they_were_made_from(areas, program, tmp_path, capsys):
    boundaries.make_due()
    (tmp_path / "2024-01.zip").write_bytes(content_of(program, "2024-01.zip"))

    call_command("load_reference", "neighbourhoods", str(tmp_path / "2024-01.zip"), verbosity=0)

    assert "0 added, 0 changed, 2 as before" in capsys.readouterr().out


def test_geojson_has_ids_names_and_the_licence(areas, program):
    boundaries.make_due()

    found = json.loads(content_of(program, "neighbourhoods.geojson"))

    assert "nationalarchives.gov.uk" in found["license"]
    assert [feature["properties"] for feature in found["features"]] == [
        {"force": "testshire", "id": "CPT Ames.1", "name": "Old Town <North>", "population": 1200},
        {"force": "testshire", "id": "cb", "name": "New Town"},
    ]
    assert found["features"][0]["geometry"]["type"] == "MultiPolygon"


def test_the_geopackage_has_a_layer_of_each(areas, program, tmp_path):
    boundaries.make_due()
    path = tmp_path / "found.gpkg"
    path.write_bytes(content_of(program, "boundaries.gpkg"))

    assert sorted(name for name, _kind in pyogrio.list_layers(path)) == ["forces", "neighbourhoods"]
    about = pyogrio.read_info(path, layer="neighbourhoods")
    assert (about["features"], about["crs"], about["geometry_type"]) == (
        2,
        "EPSG:4326",
        "MultiPolygon",
    )
    assert list(about["fields"])[:3] == ["force", "id", "name"]


def test_the_page_has_the_links_that_scripts_look_for(areas, program):
    boundaries.make_due()

    page = program.get("/data/boundaries/").content.decode()

    assert '<ul class="govuk-list neighbourhood_kmls">' in page
    assert 'href="/data/boundaries/2024-01.zip"' in page
    for row in PublicFile.objects.all():
        assert row.md5 in page


def test_they_are_made_again_only_when_reference_data_has_changed(areas):
    boundaries.make_due()
    before = set(PublicFile.objects.values_list("name", "made_at"))
    boundaries.make_due()
    assert set(PublicFile.objects.values_list("name", "made_at")) == before

    make_neighbourhood("Third", code="T", force=make_force("testshire"), boundary=square(54.56))
    Release.objects.create(action=Release.Action.REFERENCE)
    boundaries.make_due()

    after = set(PublicFile.objects.values_list("name", "made_at"))
    assert {name for name, _ in after} == {name for name, _ in before}
    assert not after & before


@pytest.mark.parametrize("code", ["../../evil", "a/b", "..", "...", "C:\\x", "/etc/passwd", "a\0b"])
def test_no_id_leads_out_of_the_folder_it_is_unpacked_into(code):
    name = PurePosixPath(f"testshire/{file_name(code)}.kml")

    assert name.parent == PurePosixPath("testshire")
    assert ".." not in name.parts
    assert "\\" not in str(name)


def test_without_boundaries_the_page_says_so(program):
    assert "No boundaries are ready yet" in program.get("/data/boundaries/").content.decode()
    assert program.get("/data/boundaries/force_kmls.zip").status_code == 404
