import pytest

from releases import editions
from tests.builders import make_crime, make_force, make_neighbourhood, make_postcode, publish

pytestmark = pytest.mark.django_db

ADDRESSES = [
    "/",
    "/search/?q=nowhere+at+all",
    "/search/?q=ZD1+1AA",
    "/forces/",
    "/forces/doggerland/",
    "/forces/doggerland/H1/",
    "/forces/doggerland/H1/crime/",
]
WITH_TEXTS = ["/forces/doggerland/", "/forces/doggerland/H1/"]


@pytest.fixture(autouse=True)
def harbour():
    area = make_neighbourhood("Harbour", code="H1", force=make_force("doggerland"))
    make_postcode("ZD1 1AA")
    make_crime()
    publish("2024-01")
    return area


@pytest.mark.parametrize("address", ADDRESSES)
def test_every_page_may_be_kept_and_sets_no_cookie(client, address):
    response = client.get(address)

    # What staff write may change at any moment, so that a cache has to ask again.
    kept = "max-age=0, s-maxage=2," if address in WITH_TEXTS else "max-age=300, s-maxage=86400,"
    assert response.headers["Cache-Control"].startswith(f"public, {kept}")
    assert response.headers["ETag"].startswith('W/"')
    assert not response.cookies
    assert "Cookie" not in response.headers.get("Vary", "")


@pytest.mark.parametrize("address", ADDRESSES)
def test_answers_304_until_the_next_release(client, address):
    etag = client.get(address).headers["ETag"]

    again = client.get(address, headers={"If-None-Match": etag})
    assert (again.status_code, again.content) == (304, b"")

    publish("2024-02")
    assert client.get(address, headers={"If-None-Match": etag}).status_code in (200, 302)


@pytest.mark.parametrize("address", WITH_TEXTS)
def test_a_page_with_texts_answers_304_until_its_force_publishes_one(client, address):
    etag = client.get(address).headers["ETag"]

    editions.changed("city-of-dogger")
    assert client.get(address, headers={"If-None-Match": etag}).status_code == 304

    editions.changed("doggerland")
    assert client.get(address, headers={"If-None-Match": etag}).status_code == 200


def test_a_304_costs_one_query(client, django_assert_num_queries):
    etag = client.get("/forces/doggerland/H1/").headers["ETag"]

    with django_assert_num_queries(1):
        client.get("/forces/doggerland/H1/", headers={"If-None-Match": etag})


def test_pages_change_with_the_notice(client, settings):
    from pages.caching import software

    before = client.get("/").headers["ETag"]
    settings.SITE_NOTICE = "All of this is made up."
    software.cache_clear()
    after = client.get("/").headers["ETag"]
    software.cache_clear()

    assert before != after


def test_a_page_that_is_not_there_is_kept_for_a_minute(client):
    assert client.get("/forces/nowhere/").headers["Cache-Control"] == "public, max-age=60"


def test_pages_are_only_read(client):
    assert client.post("/search/").status_code == 405


def test_no_page_holds_an_inline_script(client):
    for address in ADDRESSES:
        page = client.get(address).content.decode()
        scripts = [part.split(">")[0] for part in page.split("<script")[1:]]
        assert all("src=" in script or "application/json" in script for script in scripts)
        assert " onclick=" not in page
        assert " style=" not in page
