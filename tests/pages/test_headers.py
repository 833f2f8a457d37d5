"""What browsers are told to refuse, and what search engines are told to read."""

import re

import pytest

from pages.headers import origin
from tests.builders import make_force, make_neighbourhood, publish

pytestmark = pytest.mark.django_db


@pytest.fixture(autouse=True)
def harbour():
    make_neighbourhood("Harbour", code="H 1", force=make_force("doggerland"))
    publish("2024-01")


@pytest.mark.parametrize("address", ["/", "/cy/", "/forces/doggerland/H%201/", "/no/such/page/"])
def test_scripts_and_styles_come_from_here_alone(client, address):
    headers = client.get(address).headers
    policy = dict(part.split(" ", 1) for part in headers["Content-Security-Policy"].split("; "))

    assert policy["default-src"] == "'none'"
    assert policy["script-src"] == policy["style-src"] == "'self'"
    assert "unsafe" not in headers["Content-Security-Policy"]
    assert headers["X-Content-Type-Options"] == "nosniff"
    assert headers["X-Frame-Options"] == "DENY"
    assert headers["Referrer-Policy"] == "same-origin"
    assert "camera=()" in headers["Permissions-Policy"]


def test_a_base_map_is_let_in(client, settings):
    settings.MAP_TILES_URL = "https://{s}.tiles.example/{z}/{x}/{y}.png"

    policy = client.get("/").headers["Content-Security-Policy"]

    assert "img-src 'self' https://*.tiles.example data:" in policy
    assert "connect-src 'self' https://*.tiles.example;" in policy
    assert origin("/own/{z}/{x}/{y}.pbf") == ""


def test_robots_are_led_to_every_page(client):
    robots = client.get("/robots.txt").content.decode()
    address = re.search(r"^Sitemap: http://testserver(.+)$", robots, re.M)[1]
    listed = client.get(address)

    assert "Disallow: /cy/search/\n" in robots
    assert listed.headers["Cache-Control"].startswith("public")
    places = re.findall(r"<loc>http://testserver([^<]+)</loc>", listed.content.decode())
    assert {"/forces/doggerland/H%201/", "/cy/forces/doggerland/H%201/", "/cy/"} <= set(places)
    assert {client.get(place).status_code for place in places} == {200}
