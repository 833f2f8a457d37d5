import pytest

from tests.builders import (
    make_force,
    make_neighbourhood,
    make_place,
    make_postcode,
    make_street_point,
    square,
)

pytestmark = pytest.mark.django_db

HARBOUR = (54.50, 2.50)
MOOR = (54.60, 2.50)


@pytest.fixture
def harbour():
    force = make_force("doggerland")
    return make_neighbourhood("Harbour", code="D 01.a", force=force, boundary=square(*HARBOUR))


@pytest.fixture
def moor():
    force = make_force("doggerland")
    return make_neighbourhood("Moor", code="D02", force=force, boundary=square(*MOOR))


def test_one_match_redirects_to_the_one_address_of_the_neighbourhood(client, harbour):
    make_postcode("ZD1 1AA", at=HARBOUR)

    response = client.get("/search/?q=zd1+1aa")

    assert response.status_code == 302
    assert response["Location"] == "/forces/doggerland/D%2001.a/"
    assert "public" in response["Cache-Control"]


def test_several_are_listed_with_what_tells_them_apart(client, harbour, moor):
    make_street_point("High Street", at=HARBOUR)
    make_street_point("High Street", at=MOOR)

    page = client.get("/search/?q=High+Street").content.decode()

    assert "in the neighbourhood of Harbour, Doggerland Police" in page
    assert "in the neighbourhood of Moor, Doggerland Police" in page
    assert 'href="/forces/doggerland/D02/"' in page


def test_an_ended_postcode_is_said_to_be_so(client, harbour):
    make_postcode("ZD1 1AA", at=HARBOUR, terminated="2009-05")

    page = client.get("/search/?q=zd11aa").content.decode()

    assert "was ended in May 2009" in page
    assert 'href="/forces/doggerland/D%2001.a/"' in page


def test_a_place_outside_every_neighbourhood_leads_to_its_force(client):
    make_force("doggerland", boundary=square(54.9, 2.9))
    make_place("Buoyton", kind="hamlet", at=(54.9, 2.9))

    page = client.get("/search/?q=buoyton").content.decode()

    assert "outside every neighbourhood" in page
    assert 'href="/forces/doggerland/"' in page


def test_nothing_found_says_what_to_try(client):
    response = client.get("/search/?q=zqxj+vwkq")

    assert response.status_code == 200
    assert "You could try" in response.content.decode()


def test_too_many_streets_ask_for_a_town(client, harbour, monkeypatch):
    monkeypatch.setattr("neighbourhoods.matching.MOST_STREET_POINTS", 0)
    make_street_point("High Street", at=HARBOUR)

    page = client.get("/search/?q=high+street").content.decode()

    assert "Add the town" in page
    assert "You could try" not in page


def test_streets_counted_by_force_lead_to_a_narrower_search(client, harbour, moor, monkeypatch):
    monkeypatch.setattr("neighbourhoods.matching.MOST_STREETS", 1)
    make_street_point("High Street", at=HARBOUR)
    make_street_point("High Street", at=MOOR)

    page = client.get("/search/?q=high+street").content.decode()

    assert 'href="/search/?q=high+street%2C+Doggerland+Police"' in page


@pytest.mark.parametrize("typed", ["", "%00", "<script>", "'", "x" * 3000, "%ff", "%F0%9F%9A%93"])
def test_nothing_that_is_typed_breaks_the_page(visitor, typed):
    response = visitor.get(f"/search/?q={typed}")

    assert response.status_code == 200
    assert "<script>" not in response.content.decode().replace("<script type", "")
