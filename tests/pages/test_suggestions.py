import pytest

from tests.builders import make_force, make_neighbourhood, make_postcode, make_street_point, publish

pytestmark = pytest.mark.django_db


@pytest.fixture(autouse=True)
def harbour():
    force = make_force("doggerland", name_cy="Heddlu Doggerland")
    make_neighbourhood("Harbour", code="D 01.a", force=force)
    make_postcode("ZD1 1AA")


def found(client, text, start=""):
    return client.get(f"{start}/search/suggestions/", {"q": text}).json()["found"]


def test_each_leads_to_its_page_or_to_the_search_for_it(client):
    make_street_point("Harbour Row")

    assert found(client, "harb") == [
        {
            "name": "Harbour",
            "about": "Neighbourhood, Doggerland Police",
            "address": "/forces/doggerland/D%2001.a/",
            "area": "doggerland/D 01.a",
        },
        {"name": "Harbour Row", "about": "Street", "address": "/search/?q=Harbour+Row", "area": ""},
    ]
    assert found(client, "zd11")[0]["address"] == "/search/?q=ZD1+1AA"
    assert found(client, "dogger")[0]["address"] == "/forces/doggerland/"


def test_who_chooses_areas_is_offered_no_force(client):
    response = client.get("/search/suggestions/", {"q": "dogger", "areas": "1"})

    assert response.json() == {"found": []}


def test_in_welsh_they_lead_to_welsh_pages(client):
    [harbour] = found(client, "harb", start="/cy")

    assert harbour["about"] == "Cymdogaeth, Heddlu Doggerland"
    assert harbour["address"] == "/cy/forces/doggerland/D%2001.a/"


def test_what_stands_in_files_for_a_street_is_none(client):
    make_street_point("Petrol Station")

    assert found(client, "petrol") == []


def test_answers_may_be_kept_until_the_next_release(client):
    publish("2024-01")
    response = client.get("/search/suggestions/?q=harb")
    etag = response.headers["ETag"]

    assert response.headers["Cache-Control"].startswith("public, ")
    assert not response.cookies
    again = client.get("/search/suggestions/?q=harb", headers={"If-None-Match": etag})
    assert again.status_code == 304
