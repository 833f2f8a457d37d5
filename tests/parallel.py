"""
A pytest plugin: what several test processes (`pytest -n 2`) share and what they do not.

Each has databases of its own, named for its process, and a Redis database of its own, so that
one's requests do not count against another's limits. A loaded country is shared: the first to
need it loads it, the others copy it, and the process that started them drops it at the end.
"""

import os
from urllib.parse import urlsplit, urlunsplit

import pytest

# Set by pytest-xdist in the processes that it starts, before any plugin is loaded.
PROCESS = os.environ.get("PYTEST_XDIST_WORKER")

if PROCESS and "REDIS_URL" in os.environ:
    # "gw0" gets the database after the one of the process that started it.
    address = urlsplit(os.environ["REDIS_URL"])
    database = int(address.path.lstrip("/") or 0) + int(PROCESS.removeprefix("gw")) + 1
    os.environ["REDIS_URL"] = urlunsplit(address._replace(path=f"/{database}"))

# The longest files begin, so that no process is left alone with one at the end. The very first
# needs no country: meanwhile another process loads the made-up one. Likewise the real one is
# loaded by one process while the other is busy with what needs it not.
LONGEST = (
    "tests/ingest/test_killed.py",
    "tests/journeys/test_every_page.py",
    "tests/api/clients/test_uk_police.py",
    "tests/ingest/reference/test_real_files.py",
    "tests/downloads/test_round_trip.py",
    "tests/pages/test_nothing_forbidden.py",
    "tests/staff/test_who_may.py",
    "tests/journeys/test_operators.py",
    "tests/journeys/test_editors.py",
    "tests/setup/test_make_run.py",
    "tests/ingest/test_fast_load_agrees_with_slow.py",
    "tests/journeys/test_map_list_and_table.py",
    "tests/journeys/test_pages_of_staff.py",
    "tests/downloads/test_exports.py",
    "tests/ingest/mirror/test_mirror.py",
    # Short, but the last by their names.
    "tests/whole_site/test_links.py",
    "tests/whole_site/test_every_page.py",
)


@pytest.hookimpl(trylast=True)
def pytest_collection_modifyitems(items: list[pytest.Item]) -> None:
    """Begin with the longest files; pytest-xdist hands files out in this order."""
    places = {name: place for place, name in enumerate(LONGEST)}
    items.sort(key=lambda item: places.get(item.location[0], len(LONGEST)))


def kept_as() -> str | None:
    """Return the name under which a loaded country is kept for others, or None for nobody."""
    return os.environ.get("KEEP_COUNTRIES") or os.environ.get("PYTEST_XDIST_TESTRUNUID")


def outlives_the_run() -> bool:
    """Tell whether what is kept may be of an earlier run, with migrations missing."""
    return bool(os.environ.get("KEEP_COUNTRIES"))


def pytest_sessionfinish(session: pytest.Session) -> None:
    """In the process that started the others: drop the countries that they kept."""
    started = session.config.pluginmanager.get_plugin("dsession")
    if started is None or os.environ.get("KEEP_COUNTRIES"):
        return
    # Not before pytest-django has read the settings.
    from tests import databases

    for kept in ("doggerland", "real", "migrated"):
        databases.drop(f"kept_{kept}_{started.nodemanager.testrunuid}")
