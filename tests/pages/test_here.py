import pytest

from tests.builders import HERE, make_force, make_neighbourhood, square

pytestmark = pytest.mark.django_db

IN_NO_NEIGHBOURHOOD, ABROAD = (54.9, 2.9), (10, 10)


@pytest.fixture(autouse=True)
def harbour():
    force = make_force("doggerland", boundary=square(*HERE, side=2))
    make_neighbourhood("Harbour", code="D1", force=force)


@pytest.mark.parametrize(
    ("at", "address"),
    [
        (HERE, "/forces/doggerland/D1/"),
        (IN_NO_NEIGHBOURHOOD, "/forces/doggerland/"),
        (ABROAD, None),
    ],
)
def test_a_position_leads_to_its_neighbourhood_or_force(client, at, address):
    response = client.post("/search/here/", {"lat": at[0], "lng": at[1]})

    assert response.json() == {"address": address}
    assert response.headers["Cache-Control"] == "no-store"
    assert not response.cookies


def test_in_welsh_to_the_welsh_page(client):
    response = client.post("/cy/search/here/", {"lat": HERE[0], "lng": HERE[1]})

    assert response.json() == {"address": "/cy/forces/doggerland/D1/"}


@pytest.mark.parametrize(
    "asked", [{}, {"lat": "x", "lng": "1"}, {"lat": "nan", "lng": "1"}, {"lat": 1, "lng": 181}]
)
def test_what_is_no_position_is_refused(client, asked):
    assert client.post("/search/here/", asked).status_code == 400


def test_a_position_stands_in_no_address(client):
    assert client.get("/search/here/?lat=54.5&lng=2.5").status_code == 405
