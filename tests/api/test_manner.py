"""How the API speaks HTTP, whatever is asked: addresses, other origins, caches, compression."""

import gzip

import pytest

from tests.builders import HERE, make_crime, make_force, make_neighbourhood, publish

pytestmark = pytest.mark.django_db

POINT = {"lat": str(HERE[0]), "lng": str(HERE[1])}
MINUTE_OF_A_MILE = f"/api/crimes-street/all-crime?lat={HERE[0]}&lng={HERE[1]}"

ADDRESSES = [
    "crimes-street-dates",
    "crime-last-updated",
    "crime-categories",
    "crimes-street/all-crime?lat=54.5&lng=2.5",
    "crimes-at-location?lat=54.5&lng=2.5",
    "crimes-no-location?category=all-crime&force=doggerland",
    "outcomes-at-location?lat=54.5&lng=2.5",
    "outcomes-for-crime/" + "ab" * 32,
    "stops-street?lat=54.5&lng=2.5",
    "stops-at-location?location_id=1",
    "stops-no-location?force=doggerland",
    "stops-force?force=doggerland",
    "forces",
    "forces/doggerland",
    "forces/doggerland/people",
    "locate-neighbourhood?q=54.5,2.5",
    "doggerland/neighbourhoods",
    "doggerland/D01",
    "doggerland/D01/boundary",
    "doggerland/D01/people",
    "doggerland/D01/events",
    "doggerland/D01/priorities",
]


@pytest.fixture(scope="module", autouse=True)
def doggerland(kept):
    make_neighbourhood("Harbour", code="D01", force=make_force("doggerland"))
    for _ in range(10):
        make_crime()
    make_crime(persistent_id="ab" * 32)
    publish("2024-01")


def with_slash(address):
    path, mark, query = address.partition("?")
    return f"{path}/{mark}{query}"


@pytest.mark.parametrize("method", ["get", "post"])
@pytest.mark.parametrize("address", ADDRESSES)
def test_works_with_and_without_a_slash_at_the_end(program, address, method):
    plain = getattr(program, method)(f"/api/{address}")
    slashed = getattr(program, method)(f"/api/{with_slash(address)}")

    assert (plain.status_code, slashed.status_code) == (200, 200)
    assert plain.content == slashed.content
    assert plain.headers["Content-Type"] == "application/json"


@pytest.mark.parametrize("address", ADDRESSES)
def test_answers_head_as_get_without_a_body(program, address):
    response = program.head(f"/api/{address}")

    assert (response.status_code, response.content) == (200, b"")
    assert int(response.headers["Content-Length"]) > 1


@pytest.mark.parametrize("address", ADDRESSES)
def test_leaves_no_cookie_and_may_be_kept(program, address):
    response = program.get(f"/api/{address}")

    assert not response.cookies
    assert "Cookie" not in response.headers.get("Vary", "")
    assert response.headers["Cache-Control"].startswith("public, max-age=300")


@pytest.mark.parametrize("address", ADDRESSES)
def test_answers_304_to_who_has_the_answer(program, address):
    etag = program.get(f"/api/{address}").headers["ETag"]

    response = program.get(f"/api/{address}", headers={"If-None-Match": etag})

    assert (response.status_code, response.content) == (304, b"")
    assert response.headers["ETag"] == etag
    assert response.headers["Access-Control-Allow-Origin"] == "*"


def test_a_new_release_changes_the_etag_of_facts(program):
    etag = program.get(MINUTE_OF_A_MILE).headers["ETag"]
    make_crime(month="2024-02")
    publish("2024-02")

    response = program.get(MINUTE_OF_A_MILE, headers={"If-None-Match": etag})

    assert (response.status_code, len(response.json())) == (200, 1)


def test_an_edit_by_staff_changes_the_etag_of_their_pages(program):
    etag = program.get("/api/doggerland/D01").headers["ETag"]
    area = make_force("doggerland").neighbourhoods.get()
    area.name = "Old Harbour"
    area.save()

    response = program.get("/api/doggerland/D01", headers={"If-None-Match": etag})

    assert (response.status_code, response.json()["name"]) == (200, "Old Harbour")


def test_an_etag_of_any_answer_will_not_do_for_a_mistake(program):
    response = program.get("/api/crimes-street/all-crime", headers={"If-None-Match": "*"})

    assert response.status_code == 400


def test_answers_to_forms_and_refusals_are_not_kept(program):
    form = program.post("/api/crimes-street/all-crime", POINT)
    refusal = program.get("/api/crimes-street/all-crime")

    assert form.headers["Cache-Control"] == "no-store"
    assert refusal.headers["Cache-Control"] == "no-store"


def test_compresses_when_asked(program):
    plain = program.get(MINUTE_OF_A_MILE)
    compressed = program.get(MINUTE_OF_A_MILE, headers={"Accept-Encoding": "gzip"})

    assert compressed.headers["Content-Encoding"] == "gzip"
    assert gzip.decompress(compressed.content) == plain.content
    assert "Content-Encoding" not in plain.headers


@pytest.mark.parametrize("address", ["crimes-street/all-crime", "forces", "no/such/thing/at/all"])
def test_answers_other_origins_before_they_ask(program, address):
    response = program.options(
        f"/api/{address}",
        headers={"Origin": "https://example.org", "Access-Control-Request-Method": "POST"},
    )

    assert response.status_code == 200
    assert response.headers["Access-Control-Allow-Origin"] == "*"
    assert "POST" in response.headers["Access-Control-Allow-Methods"]


def test_other_origins_may_read_errors_that_no_view_makes(program):
    response = program.get("/api/forces", headers={"Host": "elsewhere.example"})

    assert response.status_code == 400
    assert response.headers["Access-Control-Allow-Origin"] == "*"


def test_knows_no_other_methods(program):
    response = program.delete("/api/forces")

    assert (response.status_code, response.headers["Allow"]) == (405, "GET, HEAD, POST, OPTIONS")


def test_ignores_the_password_of_old_clients(program):
    response = program.get("/api/forces", headers={"Authorization": "Basic dXNlcjpwYXNz"})

    assert response.status_code == 200


def test_merges_query_and_form_with_the_form_counting(program):
    response = program.post(
        f"/api/crimes-street/all-crime?lat={HERE[0]}&lng={HERE[1]}&date=garbage",
        {"date": "2024-01"},
    )

    assert len(response.json()) == 11


def test_takes_a_form_of_several_parts(program):
    response = program.post("/api/crimes-street/all-crime", POINT)

    assert len(response.json()) == 11
