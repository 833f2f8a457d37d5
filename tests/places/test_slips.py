import string

import pytest
from hypothesis import given
from hypothesis import strategies as st

from places.slips import is_slip, slips
from tests.builders import make_place, make_street_point

LETTERS = "abc "
names = st.text(LETTERS, min_size=1, max_size=7)


def every_slip(name):
    """All that one slip makes of a name, the slow and obvious way (after P. Norvig)."""
    letters = LETTERS + string.digits[0]
    halves = [(name[:at], name[at:]) for at in range(len(name) + 1)]
    left_out = {before + after[1:] for before, after in halves if after}
    swapped = {
        before + after[1] + after[0] + after[2:] for before, after in halves if len(after) > 1
    }
    taken = {b + letter + a[1:] for b, a in halves if a for letter in letters}
    put_in = {before + letter + after for before, after in halves for letter in letters}
    return (left_out | swapped | taken | put_in) - {name}


@given(names)
def test_every_slip_is_one(name):
    assert all(is_slip(typed, name) and is_slip(name, typed) for typed in every_slip(name))


@given(names, names)
def test_nothing_else_is_one(typed, name):
    assert is_slip(typed, name) == (typed in every_slip(name))


@pytest.mark.django_db
@given(data=st.data())
@pytest.mark.parametrize("name", ["mill road", "st marys close", "long street", "holmsand", "eely"])
def test_a_street_is_found_whatever_the_slip(name, data):
    make_street_point(name)
    typed = data.draw(st.sampled_from(sorted(every_slip(name))))

    found = dict(slips(typed)) if len(typed) >= 4 else {name: 0.5}

    assert set(found) == {name}
    assert 0 < found[name] < 1


@pytest.mark.django_db
@pytest.mark.parametrize(
    ("typed", "meant"),
    [
        ("holmsnd", "holmsand"),
        ("hlomsand", "holmsand"),
        ("ynys dywdo", "ynys dywod"),
        ("nys dywod", "ynys dywod"),
    ],
)
def test_a_place_is_found_by_either_name(typed, meant):
    make_place("Holmsand", name_cy="Ynys Dywod", kind="village")

    assert [name for name, _ in slips(typed)] == [meant]


@pytest.mark.django_db
def test_a_street_is_not_found_where_a_town_is_meant():
    make_street_point("Ampert")

    assert slips("ampet", may_be_street=False) == []
