"""Misspelt text to a neighbourhood. Positions are (latitude, longitude)."""

import pytest

from neighbourhoods.search import How, search
from tests.builders import make_place, make_street_point
from tests.neighbourhoods.conftest import HARBOUR, MOOR, names

pytestmark = pytest.mark.django_db


@pytest.mark.parametrize("typed", ["Amptn", "Apmton", "Ammpton", "Amptun"])
def test_forgives_a_typing_error_in_a_town(typed, harbour):
    make_place("Ampton", kind="town", at=HARBOUR)

    answer = search(typed)

    assert answer.how is How.GUESSED
    assert names(answer) == ["Harbour"]


@pytest.mark.parametrize("typed", ["Hgih Street", "Highh Street", "Hih Street", "high stret"])
def test_forgives_a_typing_error_in_a_street(typed, harbour):
    make_street_point("High Street", at=HARBOUR)

    assert names(search(typed)) == ["Harbour"]


def test_forgives_a_typing_error_in_the_town_of_a_street(harbour, moor):
    make_place("Ampton", kind="town", at=MOOR)
    make_street_point("High Street", at=HARBOUR)
    make_street_point("High Street", at=MOOR)

    assert names(search("High Street, Amptno")) == ["Moor"]


def test_a_name_spelt_right_hides_names_spelt_alike(harbour, moor):
    make_place("Marston", kind="village", at=HARBOUR)
    make_place("Maston", kind="village", at=MOOR)

    assert names(search("marston")) == ["Harbour"]


def test_a_doubtful_guess_is_offered_and_not_followed(harbour):
    make_place("Barton in the Clay", kind="village", at=HARBOUR)

    answer = search("Barton Hartshorn in Clay")

    assert names(answer) == ["Harbour"]
    assert answer.only is None


def test_a_misspelt_town_is_no_street(harbour):
    make_place("Amperton", at=HARBOUR)
    make_street_point("Ampert", at=HARBOUR)  # more like what is typed
    make_street_point("Mill Lane", at=HARBOUR)

    assert search("Mill Lane, Ampertn").only.neighbourhood == harbour


def test_no_name_ends_in_and(harbour, moor):
    make_place("Capstan", at=MOOR)
    make_place("Hazel and Capstan", at=HARBOUR)

    assert search("Haezl and Capstan").only.neighbourhood == harbour
