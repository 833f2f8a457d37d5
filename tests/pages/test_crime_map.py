import json
import re

import pytest

from tests.builders import make_crime, make_force, make_neighbourhood, publish, square

pytestmark = pytest.mark.django_db

MILL_LANE = (54.501, 2.501)
QUAY = (54.502, 2.502)
ADDRESS = "/forces/doggerland/H1/crime/"


@pytest.fixture
def harbour():
    area = make_neighbourhood(
        "Harbour", code="H1", force=make_force("doggerland"), boundary=square(54.5, 2.5)
    )
    make_crime(at=MILL_LANE, street="Mill Lane", category="burglary", outcome="cautioned")
    make_crime(at=QUAY, street="The Quay", category="burglary")
    make_crime(at=QUAY, street="The Quay", category="drugs")
    make_crime(at=QUAY, street="The Quay", category="drugs", month="2023-12")
    publish("2023-12", "2024-01")
    return area


def on_the_map(page: str) -> int:
    data = re.search(r'<script id="area-map-data"[^>]*>(.*?)</script>', page)
    return sum(point["count"] for point in json.loads(data[1])["points"]) if data else 0


def in_the_list(page: str) -> int:
    return sum(map(int, re.findall(r'data-count="(\d+)"', page)))


def in_the_table(page: str) -> int:
    return int(re.search(r">Total</th>\s*<td[^>]*>([\d,]+)<", page)[1])


@pytest.mark.parametrize(
    ("filters", "number"),
    [
        ("", 3),
        ("?month=2024-01&category=all-crime", 3),
        ("?category=burglary", 2),
        ("?category=robbery", 0),
        ("?month=2023-12", 1),
        ("?month=2023-12&category=burglary", 0),
    ],
)
def test_map_list_and_table_say_the_same(client, filters, number, harbour):
    page = client.get(ADDRESS + filters).content.decode()

    assert (on_the_map(page), in_the_list(page), in_the_table(page)) == (number,) * 3


def test_the_list_tells_what_became_of_a_crime(client, harbour):
    assert "Burglary: Offender given a caution" in client.get(ADDRESS).content.decode()


def test_the_filters_show_what_is_chosen(client, harbour):
    page = client.get(ADDRESS + "?month=2023-12&category=drugs").content.decode()

    assert '<option value="2023-12" selected>' in page
    assert '<option value="drugs" selected>' in page


@pytest.mark.parametrize(
    ("filters", "status", "words"),
    [
        ("?month=2024-13", 400, "Write a month as 2024-01."),
        ("?month=May", 400, "Write a month as 2024-01."),
        ("?month=2019-01", 404, "There is data from 2023-12 to 2024-01."),
        ("?category=murder", 404, "no such category"),
        # Ended in April 2013.
        ("?month=2024-01&category=public-disorder-weapons", 404, "no such category"),
    ],
)
def test_what_is_not_there_is_said_and_never_widened(client, filters, status, words, harbour):
    response = client.get(ADDRESS + filters)

    assert response.status_code == status
    assert words in response.content.decode()


def test_each_view_has_one_canonical_address(client, harbour):
    def canonical(filters):
        page = client.get(ADDRESS + filters).content.decode()
        return re.search(r'<link rel="canonical" href="http://testserver([^"]*)">', page)[1]

    assert canonical("?month=2024-01&category=all-crime") == ADDRESS
    assert canonical("?category=burglary&month=2024-01") == ADDRESS + "?category=burglary"
    assert canonical("?month=2023-12") == ADDRESS + "?month=2023-12"


def test_a_month_not_supplied_has_neither_map_nor_list(client, harbour):
    publish("2024-02", not_supplied=["doggerland"])

    page = client.get(ADDRESS).content.decode()

    assert "did not supply its figures for February 2024" in page
    assert "area-map-data" not in page
    assert "street-list" not in page


def test_before_anything_is_published_there_is_a_page(client):
    make_neighbourhood("Harbour", code="H1", force=make_force("doggerland"))

    assert "No crime figures are published yet" in client.get(ADDRESS).content.decode()
