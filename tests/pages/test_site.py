import pytest
from django.db import OperationalError

pytestmark = pytest.mark.django_db


def test_says_that_it_is_independent(client):
    assert "not run by the police" in client.get("/").content.decode()


def test_says_which_force_hosts_it(client, settings):
    settings.SITE_HOSTED_BY = "Doggerland Police"

    page = client.get("/").content.decode()

    assert "hosted by Doggerland Police" in page
    assert "not run by the police" not in page


def test_shows_the_notice_on_every_page(client, settings):
    settings.SITE_NOTICE = "All of this is made up."

    for address in ("/", "/search/", "/forces/", "/no/such/page/"):
        assert "All of this is made up." in client.get(address).content.decode()


def test_names_its_sources(client):
    page = client.get("/").content.decode()

    assert "Open Government Licence v3.0" in page
    assert "Office for National Statistics" in page
    assert "Crown copyright and database right" in page
    assert "Royal Mail" in page


def test_a_failure_is_a_page_that_needs_no_database(visitor, monkeypatch):
    def fails(*_args, **_kwargs):
        raise RuntimeError("out of order")

    monkeypatch.setattr("pages.caching.public", fails)

    response = visitor.get("/")

    assert response.status_code == 500
    assert "try again in a few minutes" in response.content.decode()


def test_a_database_that_does_not_answer_is_not_for_long(visitor, monkeypatch):
    def is_away(*_args, **_kwargs):
        raise OperationalError("connection refused")

    monkeypatch.setattr("pages.caching.public", is_away)

    response = visitor.get("/")

    assert response.status_code == 503
    assert response.headers["Retry-After"] == "60"
    assert "In an emergency call 999" in response.content.decode()
