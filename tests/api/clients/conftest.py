"""Sites for real clients, each with a web server of its own."""

import os

import pytest

from tests import databases, servers
from tests.api.clients.towns import Town, make_town


@pytest.fixture(scope="session")
def made_database(migrated_database, django_db_blocker):
    """A few made rows that a server can see."""
    name = f"test_clients_{os.getpid()}"
    with django_db_blocker.unblock(), databases.created(name, template=migrated_database):
        with databases.used(name):
            make_town()
        yield name


COUNTRIES = {
    "made rows": ("made_database", "testshire", "2024-01"),
    "Doggerland": ("doggerland_database", "doggerland", None),
    "Bedfordshire": ("real_database", "bedfordshire", "2022-05"),
}


@pytest.fixture(scope="session", params=COUNTRIES)
def town(request):
    """A running site of each country, one after another."""
    database, force, month = COUNTRIES[request.param]
    url = databases.url_of(request.getfixturevalue(database))
    # Clients wait when they are told to come back later, and these have a great deal to ask.
    with pytest.MonkeyPatch.context() as environment:
        environment.setenv("API_RATE_PER_SECOND", "0")
        with servers.running(url) as address:
            found = Town(address, force, month or "")
            found.month = month or found.ask("crimes-street-dates")[0]["date"]
            yield found
