import re

import pytest

from downloads.official_csv import HEADERS
from tests.builders import make_crime, make_force, publish

pytestmark = pytest.mark.django_db

ADDRESSES = [
    "/about/",
    "/how-it-works/",
    "/accuracy/",
    "/accessibility/",
    "/privacy/",
    "/contact/",
    "/unmapped/",
    "/coverage/",
]


def title(page: str) -> str:
    return re.search(r"<title>(.*?)</title>", page)[1]


@pytest.mark.parametrize("address", ADDRESSES)
def test_every_page_of_text_is_there_with_and_without_data(client, address):
    assert client.get(address).status_code == 200
    make_crime()
    publish("2024-01")

    response = client.get(address)

    assert response.status_code == 200
    assert response.headers["Cache-Control"].startswith("public")
    assert not response.cookies


def test_no_two_pages_share_a_title_or_a_description(client):
    pages = [client.get(address).content.decode() for address in [*ADDRESSES, "/", "/forces/"]]

    assert len({title(page) for page in pages}) == len(pages)
    descriptions = {re.search(r'name="description" content="(.*?)"', page)[1] for page in pages}
    assert len(descriptions) == len(pages)


@pytest.mark.parametrize("address", ADDRESSES)
def test_a_link_to_a_page_is_shown_with_its_title(client, address):
    page = client.get(address).content.decode()

    assert f'<meta property="og:title" content="{title(page)}">' in page
    assert 'rel="canonical"' in page


def test_about_explains_every_column_of_the_files_where_others_link_to(client):
    page = client.get("/about/").content.decode()

    for anchor in ("columns", "location-anonymisation", "qa", "provenance"):
        assert f'id="{anchor}"' in page
    explained = re.findall(r'<th scope="row"[^>]*>(.*?)</th>', page)
    columns = {name for names in explained for name in names.split(", ")}
    assert columns == {name for header in HEADERS.values() for name in header.split(",")}


def test_every_page_leads_to_all_that_explain_the_figures(client):
    page = client.get("/").content.decode()

    for address in [*ADDRESSES, "/crime-levels/", "/forces/", "/search/"]:
        assert f'href="{address}"' in page


def test_the_accuracy_page_tells_what_could_not_be_placed(client):
    make_crime(month="2024-01")
    make_crime(month="2024-01", at=None)
    make_crime(month="2024-02", at=None)
    make_crime(month="2022-01", at=None)  # before the twelve months
    publish("2022-01", "2024-01", "2024-02")

    page = client.get("/accuracy/").content.decode()

    assert "2 of 3" in page
    assert "66.7" in page


def test_a_force_that_supplied_nothing_is_not_called_accurate(client):
    make_force("silent", name="Silent Police")
    make_crime(force=make_force("loud"))
    publish("2024-01", not_supplied=["silent"])

    assert "?force=silent" not in client.get("/accuracy/").content.decode()
