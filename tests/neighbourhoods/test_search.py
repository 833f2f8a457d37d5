"""Typed text to a neighbourhood or force. Positions are (latitude, longitude)."""

import pytest

from neighbourhoods.search import How, search
from releases.month import Month
from tests.builders import (
    make_district,
    make_force,
    make_lsoa,
    make_neighbourhood,
    make_place,
    make_postcode,
    make_street_point,
    square,
)
from tests.neighbourhoods.conftest import HARBOUR, MOOR, names

pytestmark = pytest.mark.django_db

AT_SEA = (54.90, 2.90)


@pytest.mark.parametrize("typed", ["ZD1 1AA", "zd11aa", " zd1 1aa ", "Z D 1 1 a A"])
def test_finds_a_postcode_in_any_spacing_and_case(typed, harbour):
    make_postcode("ZD1 1AA", at=HARBOUR)

    assert search(typed).only.neighbourhood == harbour


def test_an_ended_postcode_still_finds_its_place_and_says_so(harbour):
    make_postcode("ZD1 1AA", at=HARBOUR, terminated="2009-05")

    answer = search("ZD1 1AA")

    assert answer.how is How.POSTCODE_ENDED
    assert answer.ended == Month(2009, 5)
    assert names(answer) == ["Harbour"]
    assert answer.only is None  # the visitor is told first


def test_an_unknown_postcode_offers_those_that_begin_alike(harbour, moor):
    make_postcode("ZD1 1AA", at=HARBOUR)
    make_postcode("ZD1 2AA", at=MOOR)

    answer = search("ZD1 1ZZ")

    assert answer.how is How.POSTCODE_UNKNOWN
    assert names(answer) == ["Harbour"]
    assert answer.only is None


def test_part_of_a_postcode_lists_where_those_postcodes_lie(harbour, moor):
    make_postcode("ZD1 1AA", at=HARBOUR)
    make_postcode("ZD1 2AA", at=MOOR)
    make_postcode("ZD10 1AA", at=AT_SEA)  # ZD10 is not in ZD1

    answer = search("zd1")

    assert answer.how is How.POSTCODE_BEGINS_SO
    assert names(answer) == ["Harbour", "Moor"]


def test_a_sector_is_less_than_a_district(harbour, moor):
    make_postcode("ZD1 1AA", at=HARBOUR)
    make_postcode("ZD1 2AA", at=MOOR)

    assert search("ZD1 2").only.neighbourhood == moor


def test_ended_postcodes_do_not_count_while_others_are_in_use(harbour, moor):
    make_postcode("ZD1 1AA", at=HARBOUR)
    make_postcode("ZD1 1AB", at=MOOR, terminated="1998-01")

    assert names(search("ZD1")) == ["Harbour"]


def test_finds_a_town_at_its_point(harbour):
    make_place("Ampton", kind="town", at=HARBOUR)

    assert search("AMPTON").only.neighbourhood == harbour


def test_finds_a_place_by_its_welsh_name(harbour):
    make_place("Ampton", name_cy="Trefamp", kind="town", at=HARBOUR)

    assert search("trefamp").only.neighbourhood == harbour
    assert search("ampton").only.neighbourhood == harbour


def test_accents_and_apostrophes_need_not_be_typed(harbour):
    make_street_point("Clôs St. Mary's", at=HARBOUR)

    assert search("clos st marys").only.neighbourhood == harbour


def test_lists_places_of_one_name_with_what_tells_them_apart(harbour, moor):
    make_place("Newton", kind="village", at=HARBOUR, within="Harbour District")
    make_place("Newton", kind="village", at=MOOR, within="Moor District")

    answer = search("newton")

    assert answer.only is None
    assert [match.within for match in answer.matches.found] == ["Harbour District", "Moor District"]


def test_two_names_for_one_page_are_one_match(harbour):
    make_place("Ampton", kind="town", at=HARBOUR)
    make_place("Ampton", kind="built-up-area", at=HARBOUR)

    assert search("Ampton").only.neighbourhood == harbour


def test_finds_a_neighbourhood_by_a_word_of_its_name():
    make_neighbourhood("Ely and Fens", boundary=square(*HARBOUR))
    make_neighbourhood("Henley", boundary=square(*MOOR))  # holds "ely", but not as a word

    assert names(search("ely")) == ["Ely and Fens"]


def test_finds_a_neighbourhood_by_its_code_in_any_case():
    area = make_neighbourhood("Amesbury", code="CPT Amesbury 1.a")

    assert search("cpt amesbury 1.A").only.neighbourhood == area


def test_finds_a_force_with_or_without_the_word_police():
    force = make_force("doggerland", name="Doggerland Police")

    assert search("Doggerland").only.force == force
    assert search("doggerland police").only.force == force


def test_a_district_lists_its_neighbourhoods(harbour, moor):
    make_district("West Dogger", boundary=square(54.55, 2.5, side=0.2))
    make_neighbourhood("Far Away", boundary=square(*AT_SEA))  # outside the district

    assert names(search("west dogger")) == ["Harbour", "Moor"]


def test_finds_an_lsoa_by_its_code(harbour):
    make_lsoa("E01000001", boundary=square(*HARBOUR, side=0.002))

    assert search("e01000001").only.neighbourhood == harbour


def test_a_street_is_listed_once_for_each_neighbourhood(harbour, moor):
    make_street_point("High Street", at=(54.500, 2.500))
    make_street_point("High Street", at=(54.501, 2.500))  # further along the same street
    make_street_point("High Street", at=MOOR)

    answer = search("high street")

    assert names(answer) == ["Harbour", "Moor"]


@pytest.mark.parametrize("typed", ["High Street, Ampton", "High Street Ampton", "high st, ampton"])
def test_a_town_narrows_a_street(typed, harbour, moor):
    make_place("Ampton", kind="town", at=MOOR)
    make_street_point("High Street", at=HARBOUR)
    make_street_point("High Street", at=MOOR)

    assert search(typed).only.neighbourhood == moor


def test_a_force_narrows_a_street():
    make_force("doggerland", name="Doggerland Police")
    other = make_force("city-of-dogger", name="City of Dogger Police")
    # The second lies in the box around the first force, and is not its own.
    make_neighbourhood("Moor", force=make_force("doggerland"), boundary=square(*MOOR, side=0.2))
    make_neighbourhood("City", force=other, boundary=square(54.5, 2.5, side=0.1))
    make_street_point("Mill Lane", at=(54.52, 2.5))
    make_street_point("Mill Lane", at=(54.69, 2.5))

    assert names(search("Mill Lane, Doggerland Police")) == ["Moor"]


def test_finds_a_street_on_which_no_crime_was_ever_published(harbour):
    make_place("Silent Way", kind="street", at=HARBOUR)

    assert search("Silent Way").only.neighbourhood == harbour


def test_too_many_streets_of_one_name_are_not_listed(harbour, monkeypatch):
    monkeypatch.setattr("neighbourhoods.matching.MOST_STREET_POINTS", 2)
    for step in range(3):
        make_street_point("High Street", at=(54.5, 2.5 + step / 1000))

    answer = search("high street")

    assert answer.matches.too_many_streets
    assert answer.only is None


def test_many_streets_of_one_name_are_counted_by_force(harbour, moor, monkeypatch):
    monkeypatch.setattr("neighbourhoods.matching.MOST_STREETS", 1)
    make_street_point("High Street", at=HARBOUR)
    make_street_point("High Street", at=MOOR)

    assert search("high street").matches.streets_by_force == {harbour.force: 2}


def test_a_word_of_many_names_lists_the_first_of_them(monkeypatch):
    monkeypatch.setattr("neighbourhoods.search.MOST_LISTED", 2)
    for name in ("Ash and Elm", "Bay and Cove", "Clay and Chalk"):
        make_neighbourhood(name)

    answer = search("and")

    assert names(answer) == ["Ash and Elm", "Bay and Cove"]
    assert answer.matches.is_cut


def test_a_place_outside_every_neighbourhood_leads_to_its_force():
    force = make_force(boundary=square(*AT_SEA))
    make_place("Buoyton", kind="hamlet", at=AT_SEA)

    answer = search("Buoyton")

    assert answer.only is None
    assert [(match.neighbourhood, match.force) for match in answer.matches.found] == [(None, force)]


@pytest.mark.parametrize("typed", ["", "   ", "!!!", "\0", "zqxj vwkq", "x" * 5000, "'; --", "%_%"])
def test_what_is_nowhere_finds_nothing(typed, harbour):
    assert not search(typed).matches


def test_an_area_may_have_a_comma_in_its_name_and_a_street_one_behind_it(harbour):
    made = make_neighbourhood("Stone, Moor and Fen", code="S1", boundary=square(*MOOR))
    make_street_point("Mill Lane", at=HARBOUR)

    assert search("Stone, Moor and Fen").only.neighbourhood == made
    assert search("Mill Lane,").only.neighbourhood == harbour
