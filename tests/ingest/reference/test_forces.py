import json

import pytest
from django.core.management import CommandError

from forces.models import Force
from forces.queries import in_official_order
from releases.models import Release
from tests.ingest.reference.made_files import write_csv
from tests.ingest.reference.real_files import real


def test_without_a_path_the_official_forces_are_loaded(load):
    lines = load("forces")

    assert lines == ["forces: 45 added, 0 changed, 0 as before"]
    assert in_official_order().count() == 44
    london = Force.objects.get(slug="city-of-london")
    assert (london.name, london.pfa_code, london.telephone) == (
        "City of London Police",
        "E23000034",
        "101",
    )


def test_the_transport_police_is_there_but_in_no_list(load):
    load("forces")

    transport = Force.objects.get(slug="btp")
    assert not transport.is_territorial
    assert transport.pfa_code == ""
    assert transport not in in_official_order()


def test_the_four_welsh_forces_have_welsh_names(load):
    load("forces")

    welsh = Force.objects.exclude(name_cy="").values_list("slug", "name_cy")
    assert dict(welsh) == {
        "dyfed-powys": "Heddlu Dyfed-Powys",
        "gwent": "Heddlu Gwent",
        "north-wales": "Heddlu Gogledd Cymru",
        "south-wales": "Heddlu De Cymru",
    }


def test_ids_names_and_order_are_those_of_the_official_list(load):
    official = json.loads(real("api-golden/lists-2026-10/forces_2026-10-01.json").read_text())
    load("forces")

    ours = [{"id": force.slug, "name": force.name} for force in in_official_order()]

    assert ours == official


def test_codes_of_force_areas_are_the_official_ones(load):
    lines = real("neighbourhoods/PFA.csv").read_text().splitlines()
    # Scottish divisions have no id; Northern Ireland has a made-up code there.
    official = {
        slug: code
        for code, _, slug in (line.split(",") for line in lines[1:])
        if slug and code != "NIE_PFN"
    }
    load("forces")

    ours = Force.objects.exclude(slug="northern-ireland").exclude(pfa_code="")

    assert dict(ours.values_list("slug", "pfa_code")) == official


def test_loading_again_changes_nothing(load):
    load("forces")
    before = list(Force.objects.order_by("id").values())

    lines = load("forces")

    assert lines == ["forces: 0 added, 0 changed, 45 as before"]
    assert list(Force.objects.order_by("id").values()) == before
    assert Release.objects.count() == 1  # the first load; the second has changed nothing


def test_what_a_force_wrote_stays(load):
    load("forces")
    Force.objects.filter(slug="kent").update(name="Kent", description="<p>Invicta</p>")

    lines = load("forces")

    kent = Force.objects.get(slug="kent")
    assert lines == ["forces: 0 added, 1 changed, 44 as before"]
    assert (kent.name, kent.description) == ("Kent Police", "<p>Invicta</p>")


def test_forces_of_a_file_come_after_the_official_ones(load, tmp_path):
    path = write_csv(
        tmp_path / "forces.csv",
        ["id", "name", "name_cy", "url", "telephone", "pfa_code"],
        [
            "testshire",
            "Testshire &amp; Mere Police",
            "Heddlu Test",
            "https://t.example/",
            "",
            "E23900001",
        ],
        ["otherton", "Otherton Police", "", "", "", ""],
    )
    load("forces")
    load("forces", path)

    ours = list(in_official_order())
    assert [force.slug for force in ours[-2:]] == ["testshire", "otherton"]
    assert ours[-2].name == "Testshire & Mere Police"
    assert ours[-2].url == "https://t.example/"
    assert ours[-2].telephone == "101"


@pytest.mark.parametrize("slug", ["Test Shire", "", "../x"])
def test_an_id_that_could_not_stand_in_an_address_is_refused(slug, load, tmp_path):
    path = write_csv(tmp_path / "forces.csv", ["id", "name"], [slug, "Testshire Police"])

    with pytest.raises(CommandError, match=r"forces\.csv row 1: a force needs a name and an id"):
        load("forces", path)

    assert not Force.objects.exists()
