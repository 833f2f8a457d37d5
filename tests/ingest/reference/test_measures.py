import pytest

from levels.models import LsoaMeasure
from tests.builders import make_lsoa
from tests.ingest.reference.made_files import write_csv

OPTIONS = {"year": 2021, "source": "Census 2021"}


@pytest.fixture(autouse=True)
def lsoas(db):
    return [make_lsoa("Z01000"), make_lsoa("Z01001")]


def stored():
    return set(LsoaMeasure.objects.values_list("lsoa__code", "slug", "value"))


def test_each_column_is_a_measure(load, tmp_path):
    path = write_csv(
        tmp_path / "like.csv",
        ["lsoa21_code", "young", "Private renting", "sheep"],
        ["Z01000", "12.5", "30", "5"],
        ["Z01001", "", "21", "5"],
        ["Z09999", "1", "2", "3"],
    )

    lines = load("measures", path, **OPTIONS)

    assert stored() == {
        ("Z01000", "young", 12.5),
        ("Z01000", "private-renting", 30),
        ("Z01001", "private-renting", 21),
    }
    assert any("no LSOA has this code" in line for line in lines)


def test_a_file_without_measures_or_with_words_for_numbers_is_refused(load, tmp_path):
    from django.core.management.base import CommandError

    nothing = write_csv(tmp_path / "sheep.csv", ["lsoa21_code", "sheep"], ["Z01000", "5"])
    with pytest.raises(CommandError, match="has no measure"):
        load("measures", nothing, **OPTIONS)
    words = write_csv(tmp_path / "words.csv", ["lsoa21_code", "young"], ["Z01000", "many"])
    with pytest.raises(CommandError, match="not a number"):
        load("measures", words, **OPTIONS)
    with pytest.raises(CommandError, match="which year"):
        load("measures", words)
    assert stored() == set()
