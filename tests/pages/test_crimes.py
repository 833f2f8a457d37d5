import re

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext
from django.utils.html import strip_tags

from tests.builders import make_crime, make_force, make_neighbourhood, make_outcome, publish

pytestmark = pytest.mark.django_db

ID = "ab" * 32
ADDRESS = f"/crimes/{ID}/"


def words(response) -> str:
    assert response.status_code == 200
    return " ".join(strip_tags(response.content.decode()).split())


@pytest.fixture
def burglary():
    make_neighbourhood("Harbour", code="H1", force=make_force("doggerland"))
    crime = make_crime(month="2024-01", street="Mill Lane", persistent_id=ID)
    make_outcome(crime, "charged", month="2024-02")
    make_outcome(crime, "fined", month="2024-03")
    publish("2024-01")
    return crime


def test_tells_the_course_of_a_case_in_plain_words_oldest_first(client, burglary):
    page = words(client.get(ADDRESS))

    assert "Burglary" in page
    assert "On or near Mill Lane" in page
    assert re.search(
        r"Taken to court Suspect charged February 2024 Taken to court Offender fined March 2024",
        page,
    )


def test_leads_to_its_neighbourhood_and_to_the_month(client, burglary):
    page = client.get(ADDRESS).content.decode()

    assert 'href="/forces/doggerland/H1/"' in page
    assert 'href="/forces/doggerland/H1/crime/?month=2024-01"' in page


def test_a_crime_without_location_or_outcome_says_so(client):
    make_crime(at=None, persistent_id=ID)
    publish("2024-01")

    page = words(client.get(ADDRESS))

    assert "The file gives no location." in page
    assert "No outcome has been published." in page


def test_search_engines_leave_single_crimes_out(client, burglary):
    assert '<meta name="robots" content="noindex">' in client.get(ADDRESS).content.decode()


def test_an_id_may_be_written_in_capitals(client, burglary):
    assert client.get(f"/crimes/{ID.upper()}/").status_code == 200


@pytest.mark.parametrize("address", [f"/crimes/{'00' * 32}/", "/crimes/1/", "/crimes/xyz/"])
def test_no_such_crime_is_not_found(client, burglary, address):
    assert client.get(address).status_code == 404


def test_a_crime_of_a_month_that_is_not_published_is_not_shown(client):
    make_force("doggerland")
    make_crime(month="2024-02", persistent_id=ID)
    publish("2024-01")

    assert client.get(ADDRESS).status_code == 404


def test_asks_the_database_at_most_eight_times(client, burglary):
    with CaptureQueriesContext(connection) as asked:
        client.get(ADDRESS)

    assert 0 < len(asked) <= 8
