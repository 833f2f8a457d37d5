"""Headers, caching, and the description."""

import re

import pytest

from api.v1.service import api

pytestmark = pytest.mark.django_db


@pytest.mark.parametrize("address", ["/crimes?date=2024-01", "/forces", "/counts?by=force"])
def test_says_not_modified(ask, address):
    first = ask(address)
    again = ask(address, if_none_match=first.headers["ETag"])

    assert (again.status_code, again.content) == (304, b"")
    assert again.headers["ETag"] == first.headers["ETag"]
    assert "public" in again.headers["Cache-Control"]


def test_formats_have_etags_of_their_own(ask):
    etags = {ask(f"/crimes.{ending}").headers["ETag"] for ending in ("json", "csv", "geojson")}

    assert len(etags) == 3
    assert "Accept" in ask("/crimes").headers["Vary"]


@pytest.mark.parametrize("address", ["/crimes", "/crimes.csv", "/nowhere", "/crimes?x=1"])
def test_every_answer_names_the_licence(ask, address):
    answer = ask(address)

    assert 'rel="license"' in answer.headers["Link"]
    assert "Open Government Licence" in answer.headers["X-Attribution"]
    assert answer.headers["Access-Control-Allow-Origin"] == "*"


def test_the_head_of_an_answer_can_be_asked_for(program, small_country):
    answer = program.head("/api/v1/crimes?date=2024-01")

    assert (answer.status_code, answer.content) == (200, b"")
    assert answer.headers["ETag"]


def test_the_page_of_the_description_comes_from_here_alone(ask):
    answer = ask("/docs")
    page = answer.content.decode()

    loaded = re.findall(
        r'<(?:script|link rel="(?:icon|stylesheet)")[^>]*(?:src|href)="(.*?)"', page
    )
    assert len(loaded) == 7 and all(address.startswith("/static/") for address in loaded)
    # Data is no script that runs.
    assert re.findall(r"<script(?![^>]* src=)([^>]*)>", page) == [
        ' type="application/json" id="swagger-settings"'
    ]
    assert "style=" not in page and "onclick" not in page
    assert "default-src 'none'" in answer.headers["Content-Security-Policy"]
    assert "unsafe" not in answer.headers["Content-Security-Policy"]


def test_describes_each_method_with_its_formats_and_problems():
    crimes = api.get_openapi_schema()["paths"]["/api/v1/crimes"]["get"]

    assert set(crimes["responses"][200]["content"]) == {
        "application/json",
        "application/geo+json",
        "text/csv",
    }
    assert {400, 404, 406, 429, 503} <= set(crimes["responses"])
    parameters = {parameter["name"] for parameter in crimes["parameters"]}
    assert {"date_from", "radius", "postcode", "category", "fields", "cursor"} <= parameters
