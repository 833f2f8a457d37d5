"""What a moving map asks for."""

import json

import pytest

from places.models import StreetPoint
from releases.queries import stamp
from tests.builders import draw_maps, make_crime, make_force, make_neighbourhood, publish, square
from tests.tiles import layer_of, tile_at

pytestmark = pytest.mark.django_db

QUAY = (54.502, 2.502)
HARBOUR = tile_at(*QUAY, zoom=14)
HERE = f"{HARBOUR.zoom}/{HARBOUR.x}/{HARBOUR.y}"


@pytest.fixture
def harbour():
    area = make_neighbourhood(
        "Harbour", code="H1", force=make_force("doggerland"), boundary=square(54.5, 2.5)
    )
    make_crime(at=QUAY, street="The Quay", category="burglary", outcome="cautioned")
    make_crime(at=QUAY, street="The Quay", category="drugs")
    draw_maps()
    publish("2024-01")
    return area


def get(client, path, release=None):
    return client.get(f"/map/{release or stamp()}/{path}")


def test_a_tile_may_be_kept_for_good(client, harbour):
    for path in (
        f"2024-01/all-crime/areas/{HERE}.mvt",
        f"2024-01/burglary/small-areas/{HERE}.mvt",
        f"2024-01/drugs/counts/{HERE}.json",
        f"backdrop/{HERE}.mvt",
    ):
        response = get(client, path)
        assert response.status_code == 200, path
        assert response["Cache-Control"] == "public, max-age=31536000, immutable"
        assert not response.cookies


def test_an_address_of_another_release_leads_to_the_latest(client, harbour):
    for path in (f"2024-01/all-crime/areas/{HERE}.mvt", "2024-01/drugs/points/1/"):
        response = get(client, path, release=stamp() + 5)

        assert response.status_code == 302
        assert response["Location"] == f"/map/{stamp()}/{path}"
        assert "immutable" not in response["Cache-Control"]


def test_a_tile_names_its_areas(client, harbour):
    drawn = get(client, f"2024-01/all-crime/areas/{HERE}.mvt").content

    assert [area["path"] for area in layer_of(drawn, "areas")] == ["doggerland/H1"]


def test_numbers_follow_the_category(client, harbour):
    def number(category):
        answer = json.loads(get(client, f"2024-01/{category}/counts/{HERE}.json").content)
        return sum(count for _, _, _, count, _ in answer["found"])

    assert (number("all-crime"), number("drugs"), number("robbery")) == (2, 1, 0)


def test_a_street_point_tells_its_crimes_and_outcomes(client, harbour):
    point = StreetPoint.objects.get()
    page = get(client, f"2024-01/all-crime/points/{point.pk}/").content.decode()

    assert "On or near The Quay: 2 crimes" in page
    assert "Burglary: Offender given a caution" in page
    assert "addresses" not in page  # how many is not known
    assert "/forces/doggerland/H1/crime/?month=2024-01" in page


def test_a_street_point_says_for_how_many_addresses_it_stands(client, harbour):
    StreetPoint.objects.update(addresses=31)
    page = get(client, f"2024-01/all-crime/points/{StreetPoint.objects.get().pk}/")

    assert "The point stands for 31 addresses." in page.content.decode()


@pytest.mark.parametrize(
    ("path", "status"),
    [
        ("2024-01/all-crime/areas/3/8/0.mvt", 404),  # there are eight columns, 0 to 7
        ("2024-01/all-crime/counts/25/0/0.json", 404),
        ("2024-01/all-crime/counts/9999999999/0/0.json", 404),
        ("2024-13/all-crime/counts/3/1/1.json", 400),
        ("2019-01/all-crime/counts/3/1/1.json", 404),
        ("2024-01/murder/counts/3/1/1.json", 404),
        ("2024-01/all-crime/points/99999999999999/", 404),
    ],
)
def test_what_is_not_there_is_refused(client, path, status, harbour):
    response = get(client, path)

    assert response.status_code == status
    assert "immutable" not in response.get("Cache-Control", "")


def test_nothing_can_be_sent_to_a_tile(client, harbour):
    path = f"/map/{stamp()}/2024-01/all-crime/areas/{HERE}.mvt"

    assert client.post(path).status_code == 405
