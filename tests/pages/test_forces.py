import pytest

from tests.builders import make_crime, make_force, make_neighbourhood, publish

pytestmark = pytest.mark.django_db


@pytest.mark.parametrize("address", ["/", "/forces/"])
def test_lists_territorial_forces_in_the_official_order(client, address):
    make_force("b-force", name="B Force", position=2)
    make_force("a-force", name="A Force", position=3)
    make_force("btp", name="British Transport Police", position=1, is_territorial=False)

    page = client.get(address).content.decode()

    assert page.index("B Force") < page.index("A Force")
    assert "British Transport Police" not in page


def test_a_force_shows_its_neighbourhoods_and_no_others(client):
    make_neighbourhood("Harbour", code="D 01.a", force=make_force("doggerland"))
    make_neighbourhood("Elsewhere", force=make_force("city-of-dogger"))

    page = client.get("/forces/doggerland/").content.decode()

    assert 'href="/forces/doggerland/D%2001.a/"' in page
    assert "Elsewhere" not in page


def test_a_force_shows_all_that_it_recorded(client):
    make_neighbourhood(force=make_force("doggerland"))
    make_crime()
    make_crime(at=None)
    publish("2024-01")

    page = client.get("/forces/doggerland/").content.decode()

    assert "Crime in January 2024" in page
    assert "1 of the 2 crimes" in page


def test_a_force_that_supplied_nothing_says_so(client):
    make_force("doggerland")
    publish("2024-01", not_supplied=["doggerland"])

    page = client.get("/forces/doggerland/").content.decode()

    assert "did not supply its figures for January 2024" in page


def test_a_force_that_is_not_there_is_not_found(client):
    assert client.get("/forces/nowhere/").status_code == 404
