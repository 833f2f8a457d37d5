import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext

from forces.models import EngagementMethod, SeniorOfficer
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


def test_a_force_shows_how_to_reach_it_and_who_leads_it(client):
    force = make_force("doggerland", url="https://police.example")
    EngagementMethod.objects.create(
        force=force, position=1, kind="twitter", title="twitter", url="https://social.example/d"
    )
    EngagementMethod.objects.create(
        force=force, position=2, kind="web", title="Bad", url="javascript:alert(1)"
    )
    SeniorOfficer.objects.create(
        force=force,
        position=1,
        name="Ann Field",
        rank="Chief Constable",
        bio="<p>Since 2020.</p>",
        contact_details={"email": "chief@police.example"},
    )

    page = client.get("/forces/doggerland/").content.decode()

    assert '<a class="govuk-link" href="https://social.example/d">X (Twitter)</a>' in page
    assert "javascript" not in page
    for text in ("Ann Field", "Chief Constable", "Since 2020.", "chief@police.example"):
        assert text in page


def test_a_force_has_a_map_on_which_to_choose(client):
    make_neighbourhood("Harbour", code="D 01.a", force=make_force("doggerland"))
    make_neighbourhood("Elsewhere", force=make_force("city-of-dogger"))

    page = client.get("/forces/doggerland/").content.decode()
    drawing = page[page.index('<svg class="outline-map"') : page.index("</svg>")]

    assert drawing.count("<path") == 1
    assert 'href="/forces/doggerland/D%2001.a/"' in drawing


def test_a_force_says_how_much_it_has_supplied(client):
    make_force("doggerland")
    publish("2023-11", "2024-01")
    publish("2023-12", not_supplied=["doggerland"])

    page = " ".join(client.get("/forces/doggerland/").content.decode().split())

    assert "Street-level crime: 2 of the last 3 months" in page
    assert "Stop and search: 0 of the last 3 months" in page


def test_a_force_asks_the_database_at_most_fifteen_times(client):
    for name in ("Harbour", "Moor", "Cliff"):
        make_neighbourhood(name, force=make_force("doggerland"))
    publish("2024-01")

    with CaptureQueriesContext(connection) as asked:
        client.get("/forces/doggerland/")

    assert 0 < len(asked) <= 15


def test_a_force_that_is_not_there_is_not_found(client):
    assert client.get("/forces/nowhere/").status_code == 404
