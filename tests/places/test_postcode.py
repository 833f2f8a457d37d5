import re

import pytest

from places.postcode import NotAPostcode, PartOfPostcode, Postcode

KEYS = ["LU12SE", "LU12AB", "LU13SE", "LU121AA", "LU101AA", "L12SE", "EC1A1BB", "EC1M5PA", "W1A0AX"]


@pytest.mark.parametrize(
    "typed",
    ["LU1 2SE", "lu12se", "LU12SE", "  lu1  2 se", "Lu1\t2sE", "l u 1 2 s e", "LU1\u00a02SE"],
)
def test_any_case_and_spacing_is_one_postcode(typed):
    postcode = Postcode.parse(typed)

    assert postcode.key == "LU12SE"
    assert str(postcode) == "LU1 2SE"
    assert (postcode.outward, postcode.inward) == ("LU1", "2SE")


@pytest.mark.parametrize(
    "written", ["M1 1AE", "B33 8TH", "CR2 6XH", "DN55 1PT", "W1A 0AX", "EC1A 1BB"]
)
def test_each_form_of_postcode_is_written_with_its_space(written):
    assert str(Postcode.parse(written.replace(" ", "").lower())) == written


@pytest.mark.parametrize(
    "typed", ["", "LU1", "LU1 2", "Luton", "LU1 2SEE", "1LU 2SE", "LU1 SE2", "LU1-2SE", "ＬＵ1 2SE"]
)
def test_anything_else_is_no_postcode(typed):
    with pytest.raises(NotAPostcode):
        Postcode.parse(typed)


def test_the_message_says_how_to_write_one():
    with pytest.raises(NotAPostcode, match="'LU1 2S' is not a postcode; write it as LU1 2SE"):
        Postcode.parse(" LU1 2S")


@pytest.mark.parametrize(
    ("typed", "found"),
    [
        ("L", ["L12SE"]),
        ("lu", ["LU12SE", "LU12AB", "LU13SE", "LU121AA", "LU101AA"]),
        ("LU1", ["LU12SE", "LU12AB", "LU13SE"]),  # neither LU12 nor LU10
        ("LU1 2", ["LU12SE", "LU12AB"]),
        ("LU12", ["LU12SE", "LU12AB", "LU121AA"]),  # the sector LU1 2 or the district LU12
        ("LU 12", ["LU12SE", "LU12AB", "LU121AA"]),
        ("LU1 2s", ["LU12SE"]),
        ("lu12s", ["LU12SE"]),
        ("LU12 1", ["LU121AA"]),
        ("LU121A", ["LU121AA"]),
        ("EC1", ["EC1A1BB", "EC1M5PA"]),
        ("EC1A", ["EC1A1BB"]),
        ("ec1a 1", ["EC1A1BB"]),
        ("W1", ["W1A0AX"]),
        ("NG1", []),
    ],
)
def test_a_beginning_finds_the_postcodes_that_begin_so(typed, found):
    pattern = re.compile(PartOfPostcode.parse(typed).pattern)

    assert [key for key in KEYS if pattern.search(key)] == found


@pytest.mark.parametrize(
    "typed", ["", "12", "Luton", "LU1 2SE", "LU1 2SE1", "High Street", "A1 road"]
)
def test_anything_else_is_no_beginning(typed):
    with pytest.raises(NotAPostcode):
        PartOfPostcode.parse(typed)


def test_a_pattern_begins_with_the_key_so_that_an_index_serves():
    assert PartOfPostcode.parse("lu1 2").pattern.startswith("^LU12")
