import pytest

from places.models import DistrictPopulation
from tests.builders import make_district
from tests.ingest.reference.made_files import write_csv


@pytest.fixture(autouse=True)
def city(db):
    return make_district("City of London", code="E09000001")


def stored():
    return set(
        DistrictPopulation.objects.values_list("district__code", "kind", "year", "source", "count")
    )


def test_without_a_file_the_city_of_london_is_told_from_other_districts(load):
    load("district-populations")

    assert stored() == {
        ("E09000001", "workday", 2011, "Census 2011, workday population aged 16 to 74", 358266)
    }


def test_a_file_of_districts_is_read(load, tmp_path):
    path = write_csv(
        tmp_path / "workday_census2021.csv",
        ["ltla22_code", "ltla22_name", "workday_population"],
        ["E09000001", "City of London", "420,000"],
        ["E07999999", "Nowhere", "5"],
    )

    lines = load("district-populations", path)

    assert stored() == {("E09000001", "workday", 2021, "Census 2021", 420000)}
    assert lines[1] == "skipped 1: no district has this code; load districts first (E07999999)"
