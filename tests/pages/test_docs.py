"""The documentation of the API: each example runs, each form leads to an answer."""

import re
from html import unescape

import pytest

from pages.docs_methods import METHODS
from tests.builders import make_crime, make_force, make_neighbourhood, make_stop, publish

pytestmark = pytest.mark.django_db


@pytest.fixture(autouse=True)
def something_to_ask_for():
    force = make_force("doggerland")
    make_neighbourhood("Harbour", code="CPT Ness.1", force=force)
    make_crime(persistent_id="ab" * 32, force=force)
    make_stop(force=force)
    publish("2024-01")


def page_of(client, name: str) -> str:
    return client.get(f"/docs/method/{name}/").content.decode()


def test_lists_the_methods_by_their_official_names(client):
    page = client.get("/docs/").content.decode()

    assert set(re.findall(r'href="/docs/method/([a-z-]+)/"', page)) == set(METHODS)
    assert len(METHODS) == 22
    assert 'href="/api/v1/docs"' in page


@pytest.mark.parametrize("name", METHODS)
def test_every_example_is_answered(client, name):
    addresses = re.findall(r'href="(/api/[^"]+)"', page_of(client, name))

    assert addresses
    for address in map(unescape, addresses):
        assert client.get(address).status_code == 200, address


@pytest.mark.parametrize("name", METHODS)
def test_the_form_leads_to_an_answer_without_scripts(client, name):
    form = page_of(client, name).split("<form method")[-1].split("</form>")[0]
    values = dict(re.findall(r'name="([^"]+)" value="([^"]*)"', form))

    answer = client.get(f"/docs/method/{name}/", values)

    assert answer.status_code == 302
    assert answer.url.startswith("/api/")
    assert client.get(answer.url).status_code == 200


def test_an_area_is_asked_for_with_a_blank_in_its_code(client):
    assert "/api/doggerland/CPT%20Ness.1/people" in page_of(client, "neighbourhood-team")


def test_a_form_never_leads_to_another_site(client):
    answer = client.get(
        "/docs/method/neighbourhood/",
        {"try": 1, "force": "//example.org", "neighbourhood": "../../admin"},
    )

    assert answer.url == "/api/%2F%2Fexample.org/..%2F..%2Fadmin"


def test_examples_are_there_before_there_is_data(client):
    make_force("empty")

    assert client.get("/docs/method/crime-street/").status_code == 200


def test_an_unknown_method_is_not_found(client):
    assert client.get("/docs/method/shoes/").status_code == 404


@pytest.mark.parametrize("page", ["api-call-limits", "authentication"])
def test_the_other_pages_are_there(client, page):
    assert client.get(f"/docs/{page}/").status_code == 200
