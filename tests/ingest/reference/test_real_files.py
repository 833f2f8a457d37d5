"""The real files, all loaded by the command in the order of the guide, against plain counts."""

import csv
import json
from collections import Counter

import pytest
from django.contrib.gis.geos import GEOSGeometry, Point
from django.core.management import call_command
from django.db import transaction
from django.db.models import Count, Sum

from forces.models import Force
from neighbourhoods.models import Neighbourhood
from places.models import District, Lsoa, LsoaChange, LsoaPopulation, PlaceName, Postcode
from tests.ingest.reference.found import there
from tests.ingest.reference.real_files import real

FILES = [
    ("police-areas", "boundaries/pfa20_geographr.geojson"),
    ("districts", "lookups/lookup_ltla24_csp24_pfa24.csv"),
    ("lsoas", "lookups/lookup_lsoa21_ward24_ltla24.csv"),
    ("lsoas", "boundaries/lsoa"),
    ("lsoa-changes", "lookups/lookup_lsoa11_lsoa21_ltla22.csv"),
    ("lsoas", "lookups/lookup_lsoa11_ltla21.csv"),
    ("lsoas", "boundaries/lsoa11"),
    ("populations", "lookups/population_census2021_lsoa21.csv"),
    ("populations", "lookups/population_mid2020_lsoa11.csv"),
    ("neighbourhoods", "neighbourhoods"),
    ("neighbourhood-details", "police-api-json"),
    ("postcodes", "postcodes"),
    ("place-names", "lookups/places_bua11.csv"),
]
# Luton, Bedford, Central Bedfordshire, City of London.
AUTHORITIES = ["E06000032", "E06000055", "E06000056", "E09000001"]


@pytest.fixture(scope="module", autouse=True)
def england(django_db_setup, django_db_blocker):
    """Load everything once, and take it all back after the last test of this file."""
    paths = [(kind, real(name)) for kind, name in FILES]
    with django_db_blocker.unblock(), transaction.atomic():
        call_command("load_reference", "forces", verbosity=0)
        for kind, path in paths:
            call_command("load_reference", kind, str(path), verbosity=0)
        yield
        transaction.set_rollback(True)


def rows(name):
    with real(name).open(encoding="utf-8-sig", newline="") as file:
        return list(csv.DictReader(file))


def features(name):
    return json.loads(real(name).read_text(encoding="utf-8"))["features"]


def codes(name, file):
    return {row["properties"][name] for row in features(file)}


def test_every_force_of_england_and_wales_has_an_area():
    assert Force.objects.filter(boundary__isnull=False).count() == 43
    assert all(there(force.boundary).valid for force in Force.objects.exclude(boundary=None))


def test_districts_belong_to_the_forces_of_the_lookup():
    lookup = {
        row["ltla24_code"]: row["pfa24_code"]
        for row in rows("lookups/lookup_ltla24_csp24_pfa24.csv")
    }

    ours = District.objects.filter(force__isnull=False).values_list("code", "force__pfa_code")

    assert dict(ours) == lookup
    assert len(lookup) == 318


def test_lsoas_of_both_vintages_are_all_there():
    assert Lsoa.objects.filter(in_2021=True).count() == 35_672
    assert Lsoa.objects.filter(in_2011=True).count() == 34_753
    assert not Lsoa.objects.filter(district=None).exists()


@pytest.mark.parametrize("authority", AUTHORITIES)
def test_lsoas_of_an_authority_have_the_boundaries_of_its_file(authority):
    of_2021 = {
        row["properties"]["LSOA21CD"] for row in features(f"boundaries/lsoa/{authority}.geojson")
    }
    of_2011 = {
        row["properties"]["LSOA11CD"] for row in features(f"boundaries/lsoa11/{authority}.geojson")
    }

    ours = Lsoa.objects.filter(district__code=authority, boundary__isnull=False)

    assert set(ours.filter(in_2021=True).values_list("code", flat=True)) == of_2021
    assert set(ours.filter(in_2021=False).values_list("code", flat=True)) == of_2011 - of_2021
    assert all(there(lsoa.boundary).valid for lsoa in ours)
    assert there(District.objects.get(code=authority).boundary).valid


def test_changes_are_counted_as_in_the_lookup():
    ours = LsoaChange.objects.values_list("kind").annotate(Count("id"))

    assert dict(ours) == {"U": 33_647, "S": 1_900, "M": 239, "X": 9}


def test_populations_add_up_to_those_of_the_files():
    census = sum(
        int(row["total_residents"]) for row in rows("lookups/population_census2021_lsoa21.csv")
    )
    mid_2020 = sum(
        int(row["total_population"]) for row in rows("lookups/population_mid2020_lsoa11.csv")
    )

    ours = LsoaPopulation.objects.values_list("year", "source", "kind").annotate(
        Count("id"), Sum("count")
    )

    assert set(ours) == {
        (2021, "Census 2021", "resident", 35_672, census),
        (2020, "Mid-2020 estimates", "resident", 34_753, mid_2020),
    }


def test_neighbourhoods_of_all_forces_have_clean_names():
    assert Neighbourhood.objects.count() == 4_652
    names = set(Neighbourhood.objects.values_list("name", flat=True))
    assert not [name for name in names if name != name.strip(" ,") or "&amp;" in name]
    assert {"Hyde Park & Kensington Gardens", "Stokes Croft and St Michael’s"} <= names


def test_neighbourhoods_of_each_force_are_as_many_as_in_the_list():
    forces = {row["PFA"]: row["PFAid"] for row in rows("neighbourhoods/PFA.csv")}
    listed = Counter(forces[row["PFA"]] for row in rows("neighbourhoods/PFN.csv"))

    ours = Neighbourhood.objects.values_list("force__slug").annotate(Count("id"))

    assert dict(ours) == listed


def test_boundaries_of_three_forces_are_there():
    ours = Neighbourhood.objects.filter(boundary__isnull=False)

    # Luton Airport of Bedfordshire's seventeen has none in the file.
    assert dict(ours.values_list("force__slug").annotate(Count("id"))) == {
        "bedfordshire": 16,
        "city-of-london": 1,
        "gloucestershire": 1,
    }


def test_a_recorded_answer_of_the_api_is_copied():
    st_marks = Neighbourhood.objects.get(force__slug="gloucestershire", code="AA3")

    assert st_marks.population == 12_266
    assert st_marks.links.count() == 6
    assert there(st_marks.boundary).covers(there(st_marks.centre))


@pytest.mark.parametrize("area", ["lu", "mk", "sg", "ec"])
def test_postcodes_of_an_area_are_those_of_its_file(area):
    with real(f"postcodes/{area}.csv").open(newline="") as file:
        keys = {row[0].replace(" ", "") for row in csv.reader(file) if int(row[2])}

    ours = Postcode.objects.filter(key__regex=f"^{area.upper()}[0-9]")

    assert set(ours.values_list("key", flat=True)) == keys
    assert not ours.filter(terminated__isnull=False).exists()


def test_a_postcode_of_luton_lies_in_its_lsoa_and_neighbourhood():
    postcode = Postcode.objects.get(key="LU12SE")

    # The same by GEOS, from the files themselves.
    holding = [
        row["properties"]["LSOA21CD"]
        for row in features("boundaries/lsoa/E06000032.geojson")
        if GEOSGeometry(json.dumps(row["geometry"])).contains(postcode.location)
    ]
    areas = [
        row["properties"]["id"]
        for row in features("neighbourhoods/bedfordshire_CONSTRUCTED.geojson")
        if row["geometry"] and GEOSGeometry(json.dumps(row["geometry"])).contains(postcode.location)
    ]
    assert [there(postcode.lsoa).code] == holding == ["E01033806"]
    ours = Neighbourhood.objects.filter(boundary__covers=postcode.location)
    assert [area.code for area in ours] == areas == ["LU4"]


def test_postcodes_of_wales_have_the_lsoas_and_ends_of_the_lookup():
    listed = {
        row["pcds"].replace(" ", ""): (row["lsoa11"], row["doterm"] != "")
        for row in rows("postcodes/NSPL_NOV_2021_UK_LD.csv")
        if float(row["lat"]) < 99
    }

    ours = {
        postcode.key: (there(postcode.lsoa).code, postcode.terminated is not None)
        for postcode in Postcode.objects.filter(key__startswith="LD").select_related("lsoa")
    }

    assert ours == listed
    assert len(ours) == 2_590


def test_metres_become_degrees_as_the_lookup_has_them():
    for row in rows("postcodes/NSPL_NOV_2021_UK_LD.csv")[:200:20]:
        point = Point(int(row["oseast1m"]), int(row["osnrth1m"]), srid=27700)
        point.transform(4326)

        # A hundred-thousandth of a degree is 0.7 m east and 1.1 m north; without the fine
        # grid of the Ordnance Survey, PROJ is up to 5 m off.
        assert (point.x, point.y) == pytest.approx(
            (float(row["long"]), float(row["lat"])), abs=7e-5
        )


def test_built_up_areas_are_there_with_those_of_several_parts_once():
    listed = rows("lookups/places_bua11.csv")
    areas = {row["bua11_code"] for row in listed}

    ours = PlaceName.objects.filter(kind=PlaceName.Kind.BUILT_UP_AREA)

    assert len(listed) == 5_517
    assert set(ours.values_list("source_id", flat=True)) == areas
    assert PlaceName.objects.get(name="Ampthill").within == "Central Bedfordshire"
