"""The language of a page is that of its address, and of nothing else."""

import pytest

from languages.addresses import in_english, in_welsh
from tests.builders import make_force, make_neighbourhood, publish

pytestmark = pytest.mark.django_db


@pytest.fixture(autouse=True)
def harbour():
    force = make_force("doggerland")
    area = make_neighbourhood("Harbour", code="H1", force=force)
    publish("2024-01")
    return area


@pytest.mark.parametrize(
    "english, welsh",
    [("/", "/cy/"), ("/forces/", "/cy/forces/"), ("/search/?q=cy", "/cy/search/?q=cy")],
)
def test_a_page_has_one_address_in_each_language(english, welsh):
    assert (in_welsh(english), in_english(welsh)) == (welsh, english)
    assert (in_english(english), in_welsh(welsh)) == (english, welsh)


@pytest.mark.parametrize("address", ["/", "/forces/doggerland/H1/", "/search/?q=nowhere+at+all"])
def test_each_page_leads_to_itself_in_the_other_language(client, address):
    welsh = client.get(address.replace("/", "/cy/", 1))
    english = client.get(address)

    assert '<html lang="cy"' in welsh.content.decode()
    assert '<html lang="en-gb"' in english.content.decode()
    assert (
        f'href="{in_welsh(address)}" hreflang="cy" lang="cy">Cymraeg<' in english.content.decode()
    )
    assert f'href="{address}" hreflang="en-gb" lang="en-gb">English<' in welsh.content.decode()


def test_each_language_is_named_to_search_engines(client):
    page = client.get("/cy/forces/").content.decode()

    assert '<link rel="alternate" hreflang="cy" href="http://testserver/cy/forces/">' in page
    assert '<link rel="alternate" hreflang="en-gb" href="http://testserver/forces/">' in page
    assert '<link rel="canonical" href="http://testserver/cy/forces/">' in page


def test_links_of_a_welsh_page_stay_in_welsh(client):
    page = client.get("/cy/forces/doggerland/H1/").content.decode()

    assert 'href="/cy/forces/doggerland/"' in page
    assert page.count('href="/forces/') == 1  # to itself in English


@pytest.mark.parametrize("header", ["cy", "fr"])
def test_nothing_but_the_address_chooses_the_language(client, header):
    client.cookies["django_language"] = header
    response = client.get("/", headers={"Accept-Language": header})

    assert '<html lang="en-gb"' in response.content.decode()
    assert "Accept-Language" not in response.headers.get("Vary", "")
    assert "Cookie" not in response.headers.get("Vary", "")


def test_months_are_in_welsh_on_welsh_pages_alone(client):
    assert "Ionawr 2024" in client.get("/cy/").content.decode()
    assert "January 2024" in client.get("/").content.decode()


def test_what_programs_ask_for_has_no_language(client):
    assert client.get("/healthz").status_code == 200
    assert client.get("/cy/healthz").status_code == 404
    assert client.get("/cy/api/forces").status_code == 404
    assert client.get("/cy/admin/").status_code == 404


def test_a_missing_page_is_missing_in_welsh(client):
    page = client.get("/cy/forces/nowhere/")

    assert page.status_code == 404
    assert '<html lang="cy"' in page.content.decode()


def test_the_slash_at_the_end_is_added(client):
    assert client.get("/cy").headers["Location"] == "/cy/"
    assert client.get("/cy/forces").headers["Location"] == "/cy/forces/"
