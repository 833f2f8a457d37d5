import pytest

from places.spelling import guesses
from places.street_words import written_out
from tests.builders import make_district, make_force, make_place, make_street_point

pytestmark = pytest.mark.django_db


def likely(name):
    return [spelt for spelt, _ in guesses(name)]


@pytest.mark.parametrize(
    ("typed", "meant"),
    [("mill rd", "mill road"), ("high st", "high street"), ("st marys", "st marys"), ("st", "st")],
)
def test_writes_out_the_last_word_of_a_street(typed, meant):
    assert written_out(typed) == meant


@pytest.mark.parametrize("typed", ["holmsnd", "hlomsand", "holmsands", "hollmsand"])
def test_guesses_a_place_that_has_a_welsh_name_too(typed):
    make_place("Holmsand", name_cy="Ynys Dywod", kind="village")

    assert likely(typed) == ["holmsand"]


def test_guesses_a_welsh_name():
    make_place("Holmsand", name_cy="Ynys Dywod", kind="village")

    assert likely("ynis dywod") == ["ynys dywod"]


def test_guesses_forces_and_districts():
    make_force("doggerland", name="Doggerland Police")
    make_district("Outer Dogger")

    assert likely("dogerland police") == ["doggerland police"]
    assert likely("outer doger") == ["outer dogger"]


def test_the_kind_of_street_must_be_right():
    make_street_point("Amphill Road")
    make_street_point("Amphill Close")

    assert likely("ampthill road") == ["amphill road"]


def test_the_likeliest_comes_first_and_five_are_enough():
    for ending in ("on", "om", "an", "ow", "ell", "ing", "er"):
        make_place(f"Barringt{ending}", kind="village")

    found = guesses("baringtun")

    assert len(found) == 5
    assert found == sorted(found, key=lambda guess: -guess[1])


def test_nothing_is_guessed_for_what_is_like_nothing():
    make_place("Holmsand", kind="village")

    assert guesses("zqxj") == []
