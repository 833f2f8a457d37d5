"""
Whatever is sent, the API answers with what it documents: no error of ours, nothing slow.

Sixty generated requests for each method; HOSTILE_REQUESTS=1000 for a long look.
"""

import os
import string
import time

import pytest
from hypothesis import HealthCheck, example, given, settings
from hypothesis import strategies as st

from tests.builders import make_crime, make_force, make_neighbourhood, make_stop, publish

pytestmark = pytest.mark.django_db

METHODS = [
    "crimes-street-dates",
    "crime-last-updated",
    "crime-categories",
    "crimes-street/{}",
    "crimes-at-location",
    "crimes-no-location",
    "outcomes-at-location",
    "outcomes-for-crime/{}",
    "stops-street",
    "stops-at-location",
    "stops-no-location",
    "stops-force",
    "forces",
    "forces/{}",
    "forces/{}/people",
    "locate-neighbourhood",
    "{}/neighbourhoods",
    "doggerland/{}",
    "doggerland/{}/boundary",
    "doggerland/{}/people",
    "doggerland/{}/events",
    "doggerland/{}/priorities",
]
DOCUMENTED = {200, 400, 404}
NAMES = ["lat", "lng", "poly", "date", "location_id", "category", "force", "q", "x"]

NASTY = st.sampled_from(
    [
        *("", " ", "\0", "nan", "NaN,NaN", "inf", "-inf", "1e400", "1e-400", "-0", "0x10", "1_0"),
        *("'", "';DROP TABLE crimes_crime;--", "1 OR 1=1", "%27", "%s", "%(id)s", "{}", "${7*7}"),
        *("a\r\nSet-Cookie: x=1", "\u202e", "\ud7ff", "😀", "é" * 300, "9" * 5000, "../../etc"),
        *("<script>alert(1)</script>", "٥٤.٥", "54.5,2.5", "54,5", "1e308", "-1e308", "2147483648"),
        *("2024-01", "2024-13", "0000-01", "9999-12", "2024-01\n", "undefined", "null"),
        *("90,180", "-90,-180", "ab" * 32, "doggerland", "all-crime", "D01"),
    ]
)
NUMBERS = st.floats().map(repr) | st.integers().map(str)
CORNERS = st.tuples(NUMBERS, NUMBERS).map(",".join) | st.tuples(
    st.floats(-90, 90), st.floats(-180, 180)
).map(lambda corner: f"{corner[0]},{corner[1]}")
POLYGONS = st.lists(CORNERS, max_size=12).map(":".join)
TEXTS = st.text(max_size=30) | NASTY | NUMBERS | POLYGONS
VALUES = st.dictionaries(st.sampled_from(NAMES), TEXTS, max_size=5)

PLENTY = settings(
    max_examples=int(os.environ.get("HOSTILE_REQUESTS", "60")),
    deadline=None,
    suppress_health_check=[HealthCheck.function_scoped_fixture],
)


@pytest.fixture(scope="module", autouse=True)
def doggerland(kept):
    make_neighbourhood("Harbour", code="D01", force=make_force("doggerland"))
    make_crime(persistent_id="ab" * 32)
    make_stop()
    publish("2024-01")


@pytest.mark.parametrize("method", METHODS)
@PLENTY
@given(word=TEXTS, values=VALUES, as_form=st.booleans())
@example(word="\0", values={"force": "\0", "lat": "\0", "q": "\0"}, as_form=True)
def test_no_request_breaks_a_method(program, method, word, values, as_form):
    # A slash or nothing in the place of a name asks for another address.
    path = "/api/" + method.format(quoted(word) or "x")

    response = program.post(path, values) if as_form else program.get(path, values)

    assert response.status_code in DOCUMENTED
    assert response.headers["Access-Control-Allow-Origin"] == "*"
    assert not response.cookies
    if response.status_code == 200:
        assert response.headers["Content-Type"] == "application/json"
        response.json()


def quoted(word: str) -> str:
    """Return `word` as it stands in an address, every byte of it written with a percent sign."""
    return "".join(f"%{byte:02X}" for byte in word.encode() if chr(byte) != "/")


@PLENTY
@given(
    body=st.binary(max_size=200) | st.text(max_size=200).map(str.encode),
    type=st.sampled_from(
        [
            "application/json",
            "application/x-www-form-urlencoded",
            "application/x-www-form-urlencoded; charset=utf-16",
            "application/x-www-form-urlencoded; charset=nonsense",
            "multipart/form-data",
            "multipart/form-data; boundary=x",
            "multipart/form-data; boundary=\xe9",
            "text/plain",
            "",
            "nonsense",
        ]
    ),
)
def test_no_body_breaks_a_method(program, body, type):
    response = program.generic("POST", "/api/stops-street?lat=54.5&lng=2.5", body, type)

    assert response.status_code in DOCUMENTED


@PLENTY
@given(path=st.text(string.printable + "é\0😀", max_size=40))
def test_no_address_breaks_the_api(program, path):
    response = program.get(f"/api/{quoted(path)}")

    assert response.status_code in DOCUMENTED


@pytest.mark.parametrize(
    "header", ["If-None-Match", "Accept-Encoding", "X-Forwarded-For", "Origin"]
)
@PLENTY
@given(value=st.text(st.characters(max_codepoint=255, exclude_categories=["Cc"]), max_size=40))
@example(value='W/"')
@example(value='"' * 100)
def test_no_header_breaks_the_api(program, header, value):
    response = program.get("/api/stops-street?lat=54.5&lng=2.5", headers={header: value})

    assert response.status_code in {200, 304}


def test_refuses_a_polygon_of_a_hundred_thousand_corners_at_once(program):
    poly = ":".join(f"54.{n:06},2.{n:06}" for n in range(100_000))
    started = time.monotonic()

    response = program.post("/api/stops-street", {"poly": poly})

    assert (response.status_code, response.content) == (400, b"")
    assert time.monotonic() - started < 5


def test_refuses_a_body_larger_than_any_polygon(program):
    response = program.post("/api/stops-street", {"poly": "x" * 5_000_000})

    assert (response.status_code, response.content) == (400, b"")


def test_refuses_thousands_of_parameters(program):
    response = program.post("/api/stops-street", {f"x{n}": "1" for n in range(5000)})

    assert (response.status_code, response.content) == (400, b"")


def test_gives_up_a_question_that_takes_too_long(program, settings):
    settings.API_QUERY_SECONDS = 0.001
    # Every edge of this star crosses the others, so that each point takes long to place.
    star = ":".join(f"{54.5 + (n % 2 or -1)},{2.5 + (n * 7 % 5000) / 2500}" for n in range(5000))
    for n in range(200):
        make_crime(at=(54.5, 2.5 + n / 1000))

    response = program.post("/api/crimes-street/all-crime", {"poly": star})

    assert (response.status_code, response.content) == (503, b"")
    assert "too long" in response.headers["X-Reason"]
