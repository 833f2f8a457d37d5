import re

import pytest

from tests.builders import draw_maps, make_force, publish, square

pytestmark = pytest.mark.django_db


def test_says_how_up_to_date_the_figures_are_and_when_the_next_are_due(client):
    publish("2023-12", "2024-01")

    page = client.get("/").content.decode()

    assert "There are figures from December 2023 to January 2024." in page
    assert "Figures for February 2024 are expected in April 2024." in page


def test_says_it_in_welsh(client):
    publish("2024-01")

    page = client.get("/cy/").content.decode()

    assert "Disgwylir ffigurau Chwefror 2024 ym mis Ebrill 2024." in page


def test_promises_no_month_before_the_first(client):
    assert "expected in" not in client.get("/").content.decode()


def test_the_map_leads_where_the_list_does(client):
    make_force("doggerland", boundary=square(54.5, 2.5))
    make_force("city-of-dogger", boundary=square(54.5, 2.52))
    make_force("afloat")  # nobody knows where
    draw_maps()

    page = client.get("/").content.decode()
    drawing, below = page.partition("<svg")[2].split("</svg>")

    assert re.findall('href="(.+?)"', drawing) == ["/forces/doggerland/", "/forces/city-of-dogger/"]
    assert {f"/forces/{slug}/" for slug in ("doggerland", "city-of-dogger", "afloat")} <= set(
        re.findall('href="(.+?)"', below)
    )


def test_a_country_without_outlines_has_the_list_alone(client):
    make_force("afloat")

    page = client.get("/").content.decode()

    assert "<svg" not in page
    assert 'href="/forces/afloat/"' in page
