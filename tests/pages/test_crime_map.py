import json
import re

import pytest

from places.models import MapShape
from tests.builders import draw_maps, make_crime, make_force, make_neighbourhood, publish, square
from tests.tiles import tiles_around

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
    draw_maps()
    publish("2023-12", "2024-01")
    return area


def on_the_map(client, page: str) -> int:
    """Fetch the tiles that the page's map would, and add up what is in them."""
    address = json.loads(re.search(r'<script id="area-map-data"[^>]*>(.*?)</script>', page)[1])
    tiles = [
        client.get(address["counts"].format(z=at.zoom, x=at.x, y=at.y)).json()["found"]
        for at in tiles_around(54.5, 2.5, zoom=14)
    ]
    return sum({id: count for found in tiles for id, _, _, count, _ in found}.values())


def in_the_list(page: str) -> int:
    return sum(map(int, re.findall(r'data-count="(\d+)"', page)))


def in_the_table(page: str) -> int:
    return int(re.search(r">Total</th>\s*<td[^>]*>([\d,]+)<", page)[1])


@pytest.mark.parametrize(
    ("filters", "number"),
    [
        ("", 3),
        ("&month=2024-01&category=all-crime", 3),
        ("&category=burglary", 2),
        ("&category=robbery", 0),
        ("&month=2023-12", 1),
        ("&month=2023-12&category=burglary", 0),
    ],
)
def test_map_list_and_table_say_the_same(client, filters, number, harbour):
    page = client.get(f"{ADDRESS}?show=numbers{filters}").content.decode()

    assert (on_the_map(client, page), in_the_list(page), in_the_table(page)) == (number,) * 3


@pytest.mark.parametrize("show", ["levels", "small-areas", "numbers"])
def test_without_scripts_there_is_a_picture(show, client, harbour):
    page = client.get(f"{ADDRESS}?show={show}").content.decode()

    picture = re.search(r'<svg class="still-map".*?</svg>', page, re.DOTALL)[0]
    assert "Map of Harbour" in picture
    assert picture.count('class="circle"') == (2 if show == "numbers" else 0)
    assert ('class="area own' in picture) == (show != "small-areas")


def test_areas_without_a_level_are_said_to_have_none(client, harbour):
    page = client.get(ADDRESS).content.decode()

    assert "no-level" in page
    assert re.search(r'data-path="doggerland/H1">.*?No level', page, re.DOTALL)


def test_an_area_without_an_outline_has_lists_and_no_map(client, harbour):
    MapShape.objects.all().delete()
    page = client.get(ADDRESS).content.decode()

    assert "there is no map of it" in page
    assert in_the_list(page) == 3


def test_the_list_tells_what_became_of_a_crime(client, harbour):
    assert "Burglary: Offender given a caution" in client.get(ADDRESS).content.decode()


def test_the_list_leads_to_the_history_of_each_crime_unless_there_are_too_many(
    client, harbour, monkeypatch
):
    first, second = "1a" * 32, "2b" * 32
    for published_id in (first, second):
        make_crime(at=MILL_LANE, street="Mill Lane", category="drugs", persistent_id=published_id)
    # Burglaries of the fixture have no published id.
    links = re.findall(r'href="/crimes/(\w{64})/">(\w+)<', client.get(ADDRESS).content.decode())
    assert links == [(first, "1"), (second, "2")]

    monkeypatch.setattr("pages.crime_map.MOST_LINKED", 4)
    page = client.get(ADDRESS).content.decode()
    assert "/crimes/" not in page
    assert "Choose a category to see a link to the history of each crime." in page
    assert first in client.get(f"{ADDRESS}?category=drugs").content.decode()


def test_the_filters_show_what_is_chosen(client, harbour):
    page = client.get(ADDRESS + "?month=2023-12&category=drugs").content.decode()

    assert '<option value="2023-12" selected>' in page
    assert '<option value="drugs" selected>' in page


@pytest.mark.parametrize(
    ("filters", "status", "words"),
    [
        ("?month=2024-13", 400, "Write a month as 2024-01."),
        ("?month=May", 400, "Write a month as 2024-01."),
        ("?month=2019-01", 404, "There is data from December 2023 to January 2024."),
        ("?category=murder", 404, "no such category"),
        ("?show=pins", 400, "levels, small-areas, numbers"),
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
    assert canonical("?show=levels") == ADDRESS
    assert canonical("?show=numbers&month=2024-01") == ADDRESS + "?show=numbers"


def test_a_month_not_supplied_has_neither_numbers_nor_list(client, harbour):
    publish("2024-02", not_supplied=["doggerland"])

    page = client.get(f"{ADDRESS}?show=numbers").content.decode()

    assert "did not supply its figures for February 2024" in page
    assert 'class="area own missing"' in page
    assert 'class="circle"' not in re.search(r'<svg class="still-map".*?</svg>', page, re.DOTALL)[0]
    assert "street-list" not in page


def test_before_anything_is_published_there_is_a_page(client):
    make_neighbourhood("Harbour", code="H1", force=make_force("doggerland"))

    assert "No crime figures are published yet" in client.get(ADDRESS).content.decode()
