import pytest

from tests.builders import publish

pytestmark = pytest.mark.django_db


def test_says_how_up_to_date_the_figures_are_and_when_the_next_are_due(client):
    publish("2023-12", "2024-01")

    page = client.get("/").content.decode()

    assert "There are figures from December 2023 to January 2024." in page
    assert "Figures for February 2024 are expected in April 2024." in page


def test_says_it_in_welsh(client):
    publish("2024-01")

    page = client.get("/cy/").content.decode()

    assert "Disgwylir ffigurau Chwefror 2024 ym mis Ebrill 2024." in page


def test_promises_no_month_before_the_first(client):
    assert "expected in" not in client.get("/").content.decode()
