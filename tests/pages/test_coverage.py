import re

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext

from releases.kinds import Kind
from releases.models import Coverage
from tests.builders import make_crime, make_force, publish

pytestmark = pytest.mark.django_db


def row_of(force: str, page: str, table: int = 0) -> list[str]:
    """Return what a screen reader reads out of one force's row."""
    body = page.split("<table")[1 + table]
    rows = [row for row in body.split("<tr")[2:] if force in row]
    return re.findall(r'<span class="govuk-visually-hidden">(.*?)</span>', rows[0])


def test_says_of_every_force_and_month_what_there_is(client):
    make_force("loud", name="Loud Police")
    make_force("silent", name="Silent Police")
    make_crime(month="2023-12")
    publish("2023-12", partly=["loud"])
    publish("2024-01", not_supplied=["silent"])

    page = client.get("/coverage/").content.decode()

    assert row_of("Loud Police", page)[-3:] == [
        "Month not published",
        "Supplied in part",
        "Supplied",
    ]
    assert row_of("Silent Police", page)[-2:] == ["Supplied", "Not supplied"]


def test_each_kind_has_a_table(client):
    force = make_force("loud", name="Loud Police")
    publish("2024-01")
    Coverage.objects.create(
        month=Coverage.objects.first().month,
        force_slug=force.slug,
        kind=Kind.STOPS,
        status="supplied",
    )

    page = client.get("/coverage/").content.decode()

    assert row_of("Loud Police", page, 0)[-1] == "Supplied"
    # A force without a row in a published month has supplied nothing.
    assert row_of("Loud Police", page, 1)[-1] == "Not supplied"
    assert row_of("Loud Police", page, 2)[-1] == "Supplied"


def test_earlier_months_are_a_page_away(client):
    make_force("loud")
    publish("2022-12", "2023-12", "2024-01")

    page = client.get("/coverage/").content.decode()
    assert 'href="/coverage/?month=2022-12"' in page

    earlier = client.get("/coverage/?month=2022-12").content.decode()
    assert 'href="/coverage/?month=2023-12"' in earlier


def test_asks_the_database_three_times(client):
    make_force("loud")
    publish("2023-12", "2024-01")

    with CaptureQueriesContext(connection) as asked:
        client.get("/coverage/")

    assert len(asked) == 3
