"""
Every row of the official API's table of status codes, by GET and by POST.

Where upstream crashes (502) the row has the answer that it should give.
"""

from dataclasses import dataclass, field

import pytest

from tests.builders import (
    HERE,
    make_crime,
    make_force,
    make_neighbourhood,
    make_outcome,
    make_stop,
    publish,
)

pytestmark = pytest.mark.django_db

ID = "ab" * 32
POINT = {"lat": str(HERE[0]), "lng": str(HERE[1])}
AREA = {"poly": "54.4,2.4:54.6,2.4:54.6,2.6:54.4,2.6"}
HTML, TEXT, JSON = "text/html", "text/plain", "application/json"


@dataclass
class Row:
    """What is asked, and the answer. `body` None: a list of the records named in `months`."""

    condition: str
    path: str
    status: int
    body: str | None = ""
    type: str = HTML
    values: dict[str, str] = field(default_factory=dict)
    records: int | None = None

    def __str__(self):
        return f"{self.condition}: {self.path}"


def nothing(condition, path, **values):
    return Row(condition, path, 200, "[]", JSON, values)


def records(condition, path, number, **values):
    return Row(condition, path, 200, None, JSON, values, records=number)


def refused(condition, path, status, **values):
    return Row(condition, path, status, "", HTML, values)


def not_found(condition, path, **values):
    return Row(condition, path, 404, "Not Found", TEXT, values)


STREET = "crimes-street/all-crime"
BY_PLACE = [STREET, "outcomes-at-location", "stops-street"]
WITH_DATE = [
    (STREET, POINT),
    ("crimes-at-location", POINT),
    ("crimes-no-location", {"category": "all-crime", "force": "doggerland"}),
    ("outcomes-at-location", POINT),
    ("stops-street", POINT),
    ("stops-force", {"force": "doggerland"}),
    ("stops-no-location", {"force": "doggerland"}),
]
MALFORMED = ["2026-13", "July2026", "2024-02-15", "2024-2", "2024-00", "garbage", "-1", "٢٠٢٤-٠١"]

TABLE = [
    # A month before the window, in a gap, or malformed.
    *(refused("month before", path, 404, date="2010-12", **v) for path, v in WITH_DATE),
    *(refused("month in a gap", path, 404, date="2024-02", **v) for path, v in WITH_DATE),
    *(
        refused(f"date {date}", path, 404, date=date, **v)
        for date in MALFORMED
        for path, v in WITH_DATE
    ),
    # A month after the latest.
    *(nothing("month after", path, date="2024-04", **v) for path, v in WITH_DATE),
    *(nothing("month after", path, date="9999-12", **v) for path, v in WITH_DATE),
    # No month, or a misspelt key: the latest. So for what one client writes in its place.
    records("no month", STREET, 2, **POINT),
    records("misspelt key", STREET, 2, dte="2024-01", **POINT),
    *(records(f"date {d}", STREET, 2, date=d, **POINT) for d in ("", "undefined", "null")),
    records("the month", STREET, 1, date="2024-01", **POINT),
    # An unknown category stands for all crime.
    records("unknown category", "crimes-street/mischief", 2, **POINT),
    records("known category", "crimes-street/burglary", 1, **POINT),
    records("unknown category", "crimes-no-location", 1, category="mischief", force="doggerland"),
    nothing("known category", "crimes-no-location", category="drugs", force="doggerland"),
    # Where?
    *(refused("text as lat", path, 400, lat="abc", lng="2.5") for path in BY_PLACE),
    *(refused("nan as lat", path, 400, lat="nan", lng="2.5") for path in BY_PLACE),
    *(refused("infinite lng", path, 400, lat="54.5", lng="inf") for path in BY_PLACE),
    *(refused("no lng", path, 400, lat="54.5") for path in BY_PLACE),
    *(refused("no place", path, 400) for path in [*BY_PLACE, "crimes-at-location"]),
    refused("no location", "stops-at-location", 400),
    *(nothing("Paris", path, lat="48.85", lng="2.35") for path in BY_PLACE),
    *(nothing("Irish Sea", path, lat="53.7", lng="-5.3") for path in BY_PLACE),
    *(nothing("off the globe", path, lat="999", lng="2.5") for path in BY_PLACE),
    nothing("Paris", "crimes-at-location", lat="48.85", lng="2.35"),
    nothing("off the globe", "crimes-at-location", lat="999", lng="2.5"),
    # Polygons.
    *(records("polygon", path, n, **AREA) for path, n in zip(BY_PLACE, (2, 1, 1), strict=True)),
    *(refused("malformed poly", path, 404, poly="54.4,2.4:x:54.6,2.6") for path in BY_PLACE),
    *(refused("one number", path, 404, poly="54.4:54.6,2.4:54.6,2.6") for path in BY_PLACE),
    *(refused("two corners", path, 400, poly="54.4,2.4:54.6,2.6") for path in BY_PLACE),
    *(refused("one corner", path, 400, poly="54.4,2.4") for path in BY_PLACE),
    # Locations.
    refused("unknown location", "crimes-at-location", 404, location_id="2000000000"),
    refused("unknown location", "outcomes-at-location", 404, location_id="2000000000"),
    refused("unknown location", STREET, 404, location_id="2000000000"),
    nothing("unknown location", "stops-at-location", location_id="2000000000"),
    refused("location larger than any", "crimes-at-location", 404, location_id="9" * 30),
    nothing("location larger than any", "stops-at-location", location_id="9" * 30),
    refused("location in words", "crimes-at-location", 400, location_id="here"),
    # Forces.
    refused("unknown force", "crimes-no-location", 404, category="all-crime", force="atlantis"),
    nothing("transport police", "crimes-no-location", category="all-crime", force="btp"),
    refused("no force", "crimes-no-location", 400, category="all-crime"),
    refused("no category", "crimes-no-location", 400, force="doggerland"),
    nothing("unknown force", "stops-force", force="atlantis"),
    nothing("unknown force", "stops-no-location", force="atlantis"),
    records("transport police", "stops-force", 1, force="btp"),
    refused("no force", "stops-force", 400),
    refused("no force", "stops-no-location", 400),
    # One crime.
    refused("unknown id", f"outcomes-for-crime/{'cd' * 32}", 404),
    refused("capitals", f"outcomes-for-crime/{ID.upper()}", 404),
    refused("not an id", "outcomes-for-crime/x", 404),
    # Forces and neighbourhoods.
    not_found("unknown force", "forces/atlantis"),
    not_found("transport police", "forces/btp"),
    not_found("unknown force", "forces/atlantis/people"),
    not_found("unknown force", "atlantis/neighbourhoods"),
    not_found("unknown neighbourhood", "doggerland/D99"),
    not_found("small letters", "doggerland/d01"),
    *(
        not_found("unknown neighbourhood", f"doggerland/D99/{part}")
        for part in ("boundary", "people", "events", "priorities")
    ),
    not_found("Paris", "locate-neighbourhood", q="48.85,2.35"),
    not_found("off the globe", "locate-neighbourhood", q="999,2.5"),
    *(
        not_found(f"malformed q {q!r}", "locate-neighbourhood", q=q)
        for q in ("", "here", "54.5", "54.5,2.5,1", "nan,nan", "54.5;2.5")
    ),
    not_found("no q", "locate-neighbourhood"),
    not_found("no such method", "crimes"),
]


@pytest.fixture(scope="module")
def doggerland(kept):
    """Three months, of which one is not public; one force, and the transport police."""
    force = make_force("doggerland")
    railways = make_force("btp", is_territorial=False)
    make_neighbourhood("Harbour", force=force, code="D01")
    make_crime(month="2024-01")
    make_crime(month="2024-02")
    make_outcome(make_crime(month="2024-03", persistent_id=ID))
    make_crime(month="2024-03", category="drugs")
    make_crime(month="2024-03", at=None)
    make_stop(month="2024-03", force=force)
    make_stop(month="2024-03", at=None, force=railways)
    publish("2024-01", "2024-03")


@pytest.mark.parametrize("method", ["get", "post"])
@pytest.mark.parametrize("row", TABLE, ids=str)
def test_answers_as_the_table_says(doggerland, program, row, method):
    response = getattr(program, method)(f"/api/{row.path}", row.values)

    assert response.status_code == row.status
    assert response.headers["Content-Type"] == row.type
    assert response.headers["Access-Control-Allow-Origin"] == "*"
    if row.records is None:
        assert response.content.decode() == row.body
    else:
        assert len(response.json()) == row.records


@pytest.mark.parametrize("path", BY_PLACE)
@pytest.mark.parametrize("method", ["get", "post"])
def test_refuses_more_than_ten_thousand_whatever_the_category(
    doggerland, program, settings, path, method
):
    settings.API_MAX_RECORDS = 0

    for address in (path, path.replace("all-crime", "drugs")):
        response = getattr(program, method)(f"/api/{address}", POINT)

        # Stops have never been seen to be limited.
        assert response.status_code == (200 if path == "stops-street" else 503)
        if path != "stops-street":
            assert response.content == b""
            assert "Retry-After" not in response.headers


def test_refuses_a_form_written_as_json(doggerland, program):
    response = program.post(f"/api/{STREET}", POINT, content_type="application/json")

    assert (response.status_code, response.content) == (400, b"")


def test_refuses_a_request_line_longer_than_4094_characters(doggerland, program):
    line = len("GET /api/forces?x= HTTP/1.1")
    longest = program.get(f"/api/forces?x={'y' * (4094 - line)}")
    longer = program.get(f"/api/forces?x={'y' * (4095 - line)}")

    assert longest.status_code == 200
    assert longer.status_code == 400
    assert longer.headers["Content-Type"] == "text/html"
    assert b"Request Line is too large" in longer.content
    assert longer.headers["Access-Control-Allow-Origin"] == "*"


def test_takes_a_polygon_of_any_length_as_a_form(doggerland, program):
    corners = ":".join(f"54.4,{2.4 + n / 10_000:.4f}" for n in range(2000))

    response = program.post(f"/api/{STREET}", {"poly": f"{corners}:54.6,2.6:54.6,2.4"})

    assert len(response.json()) == 2


def test_says_in_a_header_why_it_refuses(doggerland, program):
    response = program.get(f"/api/{STREET}", {"lat": "54.5"})

    assert response.headers["X-Reason"] == "lng is missing."
