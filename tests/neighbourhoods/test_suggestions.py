import pytest
from django.utils import translation

from neighbourhoods.suggestions import Suggestion, beginning_with
from tests.builders import (
    make_district,
    make_force,
    make_neighbourhood,
    make_place,
    make_postcode,
    make_street_point,
    square,
)

pytestmark = pytest.mark.django_db

HARBOUR = (54.50, 2.50)
FAR_AWAY = (54.90, 2.90)


@pytest.fixture(autouse=True)
def harbour():
    force = make_force("doggerland", name="Marram Police")
    return make_neighbourhood("Marsh End", code="D1", force=force, boundary=square(*HARBOUR))


def names(text):
    return [suggestion.name for suggestion in beginning_with(text)]


def test_the_widest_come_first_and_each_says_where_it_leads():
    make_district("Hundred of Marsh", code="E07000001")
    make_place("Marton", at=HARBOUR, within="Hundred of Marsh")
    make_place("Marley", kind="village", at=HARBOUR, within="Hundred of Marsh")
    make_place("Marwick", kind="hamlet", at=FAR_AWAY)
    make_street_point("Marine Road", at=HARBOUR)

    assert beginning_with("mar") == [
        Suggestion("force", "Marram Police", "", "doggerland", ""),
        # A town has many neighbourhoods: it is looked for by its name.
        Suggestion("town", "Marton", "Hundred of Marsh", "", ""),
        Suggestion("district", "Hundred of Marsh", "", "", "E07000001"),
        Suggestion("neighbourhood", "Marsh End", "Marram Police", "doggerland", "D1"),
        Suggestion("village", "Marley", "Hundred of Marsh", "doggerland", "D1"),
        # It lies in no neighbourhood.
        Suggestion("hamlet", "Marwick", "", None, None),
        Suggestion("street", "Marine Road"),
    ]


def test_a_later_word_will_do_but_comes_after():
    make_place("Endwell", kind="village")
    make_place("Great Endwell", kind="village")
    make_place("Bendish", kind="village")  # the letters stand inside a word

    assert names("end") == ["Marsh End", "Endwell", "Great Endwell"]


def test_accents_and_apostrophes_need_not_be_typed():
    make_district("King’s Lynn and Ynys Môn")

    assert names("kings lynn") == names("YNYS MON") == ["King’s Lynn and Ynys Môn"]


def test_common_streets_come_first():
    make_street_point("High Acre", at=HARBOUR)
    for step in range(3):
        make_street_point("High Street", at=(54.5 + step / 1000, 2.5))
    make_place("High Lane", kind="street", at=HARBOUR)

    assert names("high") == ["High Street", "High Acre", "High Lane"]
    assert names("hi") == []


def test_a_street_with_its_town():
    make_place("Marton", at=HARBOUR)
    make_place("Martley", at=FAR_AWAY)
    make_street_point("High Street", at=HARBOUR)
    make_street_point("High Road", at=FAR_AWAY)

    assert names("high, mar") == ["High Road, Martley", "High Street, Marton"]
    assert names("high street, mart") == ["High Street, Marton"]


def test_postcodes_that_are_in_use():
    for code in ("ZD1 1AA", "ZD1 1AB", "ZD11 1AA"):
        make_postcode(code)
    make_postcode("ZD1 1AC", terminated="2009-05")

    assert names("zd1 1") == ["ZD1 1AA", "ZD1 1AB"]
    # Without a space it may be either.
    assert names("zd11") == ["ZD11 1AA", "ZD1 1AA", "ZD1 1AB"]
    assert names("ZD1 1ab") == ["ZD1 1AB"]
    assert names("zd1") == []


def test_names_are_in_the_language_of_the_page():
    make_place("Cardiff", name_cy="Caerdydd", kind="city", at=FAR_AWAY)

    assert names("caer") == ["Cardiff"]
    with translation.override("cy"):
        assert names("card") == ["Caerdydd"]


@pytest.mark.parametrize("text", ["", "m", " ,", "%%", "__", "\0", "m" * 500])
def test_nothing_is_made_of_nothing(text):
    assert names(text) == []
