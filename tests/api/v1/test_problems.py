"""Errors name the parameter and say why; an unknown thing is never taken for an empty one."""

import pytest

from api.v1.problems import REASONS

pytestmark = pytest.mark.django_db

FAULTS = [
    ("/crimes?dte=2024-01", "unknown-parameter", "dte"),
    ("/crimes?category=bulgary", "unknown-category", "category"),
    ("/crimes?outcome=arrested", "unknown-outcome", "outcome"),
    ("/stops?date=2024-02&outcome=arrested", "unknown-outcome", "outcome"),
    ("/crimes?date=2024-13", "invalid-value", "date"),
    ("/revisions?date=0000-01", "invalid-value", "date"),
    ("/crimes?date=2019-01", "month-not-published", "date"),
    ("/crimes?date_to=2029-01", "month-not-published", "date_to"),
    ("/crimes?date_from=2024-02&date_to=2024-01", "invalid-value", "date_to"),
    ("/crimes?date=2024-01&date_to=2024-01", "conflicting-parameters", "date"),
    ("/crimes?force=city-of-dogger&date=2024-03", "month-not-supplied", "date"),
    ("/crimes?lat=54.5&lng=2.7&date=2024-03", "month-not-supplied", "date"),
    ("/crimes?lat=48.85&lng=2.35", "outside-coverage", "lat"),
    ("/crimes?poly=1,1:1,2:2,2", "outside-coverage", "poly"),
    ("/crimes?poly=1,1:1,2", "invalid-value", "poly"),
    ("/crimes?poly=nonsense", "invalid-value", "poly"),
    ("/crimes?lat=nan&lng=2", "invalid-value", "lat"),
    ("/crimes?lat=91&lng=2", "invalid-value", "lat"),
    ("/crimes?lat=54.5", "missing-parameter", "lng"),
    ("/crimes?radius=100", "conflicting-parameters", "radius"),
    ("/crimes?lsoa=E01990001&district=E07990001", "conflicting-parameters", "lsoa"),
    ("/crimes?lat=54.5&lng=2.5&radius=0", "invalid-value", "radius"),
    ("/crimes?force=nowhere", "unknown-force", "force"),
    ("/crimes?neighbourhood=doggerland/D99", "unknown-neighbourhood", "neighbourhood"),
    ("/crimes?district=E07000000", "unknown-district", "district"),
    ("/crimes?lsoa=E01000000", "unknown-lsoa", "lsoa"),
    ("/crimes?postcode=ZZ99+9ZZ", "unknown-postcode", "postcode"),
    ("/crimes?postcode=nonsense", "invalid-value", "postcode"),
    ("/crimes?street_point=2147483647", "unknown-street-point", "street_point"),
    ("/crimes?fields=id,shoe_size", "unknown-field", "fields"),
    ("/crimes?limit=0", "invalid-value", "limit"),
    ("/crimes?limit=many", "invalid-value", "limit"),
    ("/crimes?cursor=nonsense", "bad-cursor", "cursor"),
    ("/crimes?cursor=WzFd", "bad-cursor", "cursor"),
    ("/crimes/ABC", "unknown-crime", "persistent_id"),
    ("/counts", "missing-parameter", "force"),
    ("/counts?by=force&by=lsoa", "conflicting-parameters", "by"),
    ("/counts?by=lsoa&neighbourhood=doggerland/D01", "conflicting-parameters", "neighbourhood"),
    ("/levels", "missing-parameter", "kind"),
    ("/level?lat=54.5", "missing-parameter", "lng"),
    ("/level?lat=1&lng=1", "outside-coverage", "lat"),
    ("/crimes?date=2024-01&date=2024-02", "conflicting-parameters", "date"),
    ("/tiles/areas?date=2024-01&category=public-disorder-weapons", "invalid-value", "category"),
    ("/tiles/shoes", "invalid-value", "tiles"),
    ("/forces/nowhere", "unknown-force", "force"),
    ("/crimes/", "unknown-address", None),
    ("/shoes", "unknown-address", None),
    ("/crimes?x=" + "1" * 4100, "request-too-long", None),
]


@pytest.mark.parametrize(("address", "reason", "parameter"), FAULTS)
def test_says_what_is_wrong(ask, address, reason, parameter):
    answer = ask(address)

    problem = answer.json()
    assert (problem["reason"], problem["parameter"]) == (reason, parameter)
    assert answer.headers["Content-Type"] == "application/problem+json"
    assert answer.status_code == problem["status"] == REASONS[reason][0]
    assert problem["detail"]


def test_lists_what_is_allowed(ask):
    assert "burglary" in ask("/crimes?category=bulgary").json()["allowed"]
    assert "date" in ask("/crimes?dte=2024-01").json()["allowed"]


def test_says_which_months_are_missing_of_a_range(ask):
    answer = ask("/crimes?date_from=2024-02&force=city-of-dogger")

    assert answer.json()["missing"] == [
        {
            "month": "2024-03",
            "force": "city-of-dogger",
            "status": "not-supplied",
            "note": "A new system.",
        }
    ]
    assert answer.headers["X-Missing"] == "1"


def test_refuses_what_it_cannot_write(ask):
    answer = ask("/crimes", accept="image/png")

    assert (answer.status_code, answer.json()["reason"]) == (406, "not-acceptable")


def test_can_only_be_read(program, small_country):
    answer = program.post("/api/v1/crimes")

    assert answer.status_code == 405
    assert answer.json()["reason"] == "method-not-allowed"
    assert set(answer.headers["Allow"].split(", ")) == {"GET", "HEAD"}


def test_tells_scripts_of_other_sites_that_it_can_only_be_read(program):
    answer = program.options("/api/v1/crimes")

    assert answer.headers["Access-Control-Allow-Methods"] == "GET, HEAD, OPTIONS"


def test_limits_requests_and_says_what_is_left_where_no_cache_keeps_it(ask, settings):
    settings.API_RATE_PER_SECOND, settings.API_BURST = 1, 2

    answers = [ask("/problems") for _ in range(4)]

    assert answers[0].headers["RateLimit-Limit"] == "2"
    assert answers[0].headers["RateLimit-Policy"] == "1;w=1;burst=2"
    assert "public" in answers[0].headers["Cache-Control"]
    assert "RateLimit-Remaining" not in answers[0].headers
    assert answers[-1].status_code == 429
    assert answers[-1].headers["Cache-Control"] == "no-store"
    assert answers[-1].headers["RateLimit-Remaining"] == "0"
    assert answers[-1].json()["reason"] == "rate-limited"
    assert int(answers[-1].headers["Retry-After"]) >= 1
