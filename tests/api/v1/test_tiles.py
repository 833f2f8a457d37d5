"""Map tiles as /api/v1/tiles tells of them: every address that it names is answered."""

import pytest

from tests.tiles import layer_of, tile_at

pytestmark = pytest.mark.django_db

ORIGIN = "http://testserver"


def test_every_set_has_tiles_that_any_site_may_read(ask, program):
    sets = ask("/tiles?date=2024-01&category=burglary").json()["data"]

    assert [one["id"] for one in sets] == ["areas", "small-areas", "counts", "backdrop"]
    for one in sets:
        (address,) = one["tiles"]
        assert address.startswith(f"{ORIGIN}/map/")
        answer = program.get(address.removeprefix(ORIGIN).format(z=0, x=0, y=0))
        assert answer.status_code == 200, address
        assert answer.headers["Access-Control-Allow-Origin"] == "*"


def test_one_set_is_tilejson_with_the_layers_of_its_tiles(ask, program):
    found = ask("/tiles/areas").json()

    assert (found["tilejson"], found["month"], found["category"]) == (
        "3.0.0",
        "2024-03",
        "all-crime",
    )
    at = tile_at(54.5, 2.5, zoom=14)
    address = found["tiles"][0].removeprefix(ORIGIN).format(z=at.zoom, x=at.x, y=at.y)
    tile = program.get(address).content
    for layer in found["vector_layers"]:
        for area in layer_of(tile, layer["id"]):
            assert set(area) <= set(layer["fields"])
    assert [area["path"] for area in layer_of(tile, "areas")] == ["doggerland/D01"]


def test_an_address_of_an_earlier_release_may_be_followed_from_any_site(ask, program):
    address = ask("/tiles/counts").json()["tiles"][0].removeprefix(ORIGIN).format(z=0, x=0, y=0)
    parts = address.split("/")
    parts[2] = "1000000"

    answer = program.get("/".join(parts))

    assert (answer.status_code, answer.headers["Location"]) == (302, address)
    assert answer.headers["Access-Control-Allow-Origin"] == "*"
