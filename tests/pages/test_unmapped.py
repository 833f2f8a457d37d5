import re

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext
from django.utils.html import strip_tags

from tests.builders import make_crime, make_force, make_neighbourhood, publish, square

pytestmark = pytest.mark.django_db

INSIDE = (54.5, 2.5)
OUTSIDE = (55.5, 2.5)


@pytest.fixture
def harbour():
    return make_neighbourhood("Harbour", boundary=square(54.5, 2.5), force=make_force("doggerland"))


def words(response) -> str:
    assert response.status_code == 200
    return " ".join(strip_tags(response.content.decode()).split())


def test_tells_each_reason_apart(client, harbour):
    make_crime(at=INSIDE)
    make_crime(at=INSIDE, category="drugs")
    make_crime(at=None)
    make_crime(at=OUTSIDE, street="Pier")
    publish("2024-01")

    page = words(client.get("/unmapped/?force=doggerland"))

    assert "1 of the 4 crimes that Doggerland Police recorded in January 2024" in page
    # Month, no location, in no neighbourhood, all, could not be read.
    assert "January 2024 1 1 4 0" in page


def test_names_the_categories_of_crimes_without_a_location(client, harbour):
    make_crime(at=None, category="burglary")
    make_crime(at=None, category="burglary")
    make_crime(at=INSIDE, category="burglary")
    make_crime(at=INSIDE, category="drugs")
    publish("2024-01")

    page = words(client.get("/unmapped/?force=doggerland"))

    assert "Burglary 2 3" in page
    assert "Drugs" not in page


def test_lists_all_forces_and_those_that_supplied_nothing(client, harbour):
    make_force("silent", name="Silent Police")
    make_crime(at=None)
    publish("2024-01", not_supplied=["silent"])

    page = words(client.get("/unmapped/"))

    assert "1 crime of January 2024 could not be placed" in page
    assert "Doggerland Police 1 0 1" in page
    assert "nothing is known of their crimes: Silent Police." in page


def test_a_month_not_supplied_is_never_zero(client, harbour):
    publish("2024-01", not_supplied=["doggerland"])

    page = words(client.get("/unmapped/?force=doggerland"))

    assert "did not supply its figures for January 2024" in page
    assert "January 2024 Not supplied" in page


def test_another_month_has_its_own_canonical_address(client, harbour):
    make_crime(month="2023-12")
    publish("2023-12")
    publish("2024-01")

    page = client.get("/unmapped/?month=2023-12&force=doggerland&x=1").content.decode()

    canonical = re.search(r'rel="canonical" href="[^"]*(/unmapped/[^"]*)"', page)[1]
    assert canonical == "/unmapped/?month=2023-12&amp;force=doggerland"
    assert client.get("/unmapped/?month=2023-11").status_code == 404
    assert client.get("/unmapped/?force=nowhere").status_code == 404


@pytest.mark.parametrize("address", ["/unmapped/", "/unmapped/?force=doggerland"])
def test_asks_the_database_at_most_six_times(client, harbour, address):
    make_crime(at=None)
    publish("2023-12", "2024-01")

    with CaptureQueriesContext(connection) as asked:
        client.get(address)

    assert 0 < len(asked) <= 6
    assert not [query["sql"] for query in asked if '"crimes_crime"' in query["sql"]]
