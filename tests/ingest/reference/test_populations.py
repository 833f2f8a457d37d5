import pytest
from django.core.management import CommandError

from places.models import LsoaPopulation
from tests.builders import make_lsoa
from tests.ingest.reference.made_files import write_csv


@pytest.fixture(autouse=True)
def lsoas(db):
    make_lsoa("E01990001")
    make_lsoa("E01990002")


def stored():
    return set(LsoaPopulation.objects.values_list("lsoa__code", "kind", "year", "source", "count"))


def test_year_and_source_are_read_from_the_name_of_the_file(load, tmp_path):
    load(
        "populations",
        write_csv(
            tmp_path / "population_census2021_lsoa21.csv",
            ["lsoa21_code", "total_residents"],
            ["E01990001", "1474"],
            ["E01990002", "0"],
        ),
    )
    load(
        "populations",
        write_csv(
            tmp_path / "population_mid2020_lsoa11.csv",
            ["lsoa11_code", "lsoa11_name", "total_population"],
            ["E01990001", "Testford 001A", "1400"],
        ),
    )

    assert stored() == {
        ("E01990001", "resident", 2021, "Census 2021", 1474),
        ("E01990002", "resident", 2021, "Census 2021", 0),  # a park: nobody lives there
        ("E01990001", "resident", 2020, "Mid-2020 estimates", 1400),
    }


def test_a_byte_order_mark_and_thousands_with_commas_are_read(load, tmp_path):
    path = write_csv(
        tmp_path / "people.csv",
        ["LSOA21CD", "workday_population"],
        ["E01990001", "1,954"],
        encoding="utf-8-sig",
    )

    load("populations", path, year=2021, source="Workplace table")

    assert stored() == {("E01990001", "workday", 2021, "Workplace table", 1954)}


def test_the_same_year_and_source_is_replaced_and_codes_unknown_are_told(load, tmp_path):
    header = ["lsoa21_code", "total_residents"]
    path = tmp_path / "census2021.csv"
    load("populations", write_csv(path, header, ["E01990001", "10"], ["E01990002", "20"]))

    lines = load("populations", write_csv(path, header, ["E01990001", "11"], ["E01999999", "5"]))

    assert {row[-1] for row in stored()} == {11, 20}
    assert lines == [
        "populations: 0 added, 1 changed, 0 as before",
        "skipped 1: no LSOA has this code; load LSOAs first (E01999999)",
    ]


def test_the_layout_of_nomis_is_known(load, tmp_path):
    path = write_csv(
        tmp_path / "census2021-ts001-lsoa.csv",
        ["date", "geography", "geography code", "Residence type: Total; measures: Value"],
        ["2021", "Testford 001A", "E01990001", "1474"],
    )

    load("populations", path)

    assert stored() == {("E01990001", "resident", 2021, "Census 2021", 1474)}


def test_a_year_that_cannot_be_known_is_asked_for(load, tmp_path):
    path = write_csv(tmp_path / "people.csv", ["LSOA21CD", "population"], ["E01990001", "7"])

    with pytest.raises(CommandError, match=r"people\.csv does not say of which year.*--year"):
        load("populations", path)


@pytest.mark.parametrize("count", ["many", "-5", "12.5"])
def test_what_is_no_number_of_people_refuses_the_file(count, load, tmp_path):
    path = write_csv(
        tmp_path / "census2021.csv",
        ["LSOA21CD", "population"],
        ["E01990001", "7"],
        ["E01990002", count],
    )

    with pytest.raises(CommandError, match=f"the population of E01990002 is '{count}'"):
        load("populations", path)

    assert stored() == set()
