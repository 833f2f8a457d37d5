"""
The demonstration country: whether `make run` loads it, and how far an earlier load came.

The ordinary commands in `bin/load-demo` do the work. What is remembered here belongs to one
database: "started" before the load, so that a killed one is taken up again, "loaded" after.
"""

import hashlib
from collections.abc import Mapping

import psycopg

from private_services.variables import write_secret
from running import ROOT

STATE = ROOT / ".local" / "demo-state"
NOTICE = "This is a demonstration. Doggerland, its police and its crimes are made up."

# A row in any of these means that somebody has loaded something.
TABLES = ("neighbourhoods_neighbourhood", "releases_publishedmonth")


def is_to_be_loaded(environment: Mapping[str, str]) -> bool:
    """
    Say whether the demonstration is wanted and not there yet.

    It is never laid over data of somebody's own: only an empty database gets it, or one in
    which we began to load it.
    """
    if environment.get("DEMO") == "0" or is_loaded(environment):
        return False
    return _state() == _mark("started", environment) or is_empty(environment)


def is_loaded(environment: Mapping[str, str]) -> bool:
    """Say whether this database holds the whole demonstration."""
    return _state() == _mark("loaded", environment)


def note_started(environment: Mapping[str, str]) -> None:
    """Remember that a load has begun."""
    write_secret(STATE, _mark("started", environment))


def note_loaded(environment: Mapping[str, str]) -> None:
    """Remember that a load has ended well."""
    write_secret(STATE, _mark("loaded", environment))


def is_empty(environment: Mapping[str, str]) -> bool:
    """Say whether nobody has loaded anything into the (migrated) database."""
    url = environment["DATABASE_URL"].replace("postgis://", "postgresql://", 1)
    with psycopg.connect(url) as connection:
        return not any(
            connection.execute(f"SELECT EXISTS (SELECT FROM {table})").fetchone() == (True,)
            for table in TABLES
        )


def _state() -> str:
    return STATE.read_text() if STATE.exists() else ""


def _mark(step: str, environment: Mapping[str, str]) -> str:
    # Without the port, which our own server may change from one start to the next.
    user_and_host, _, port_and_name = environment["DATABASE_URL"].rpartition(":")
    name = port_and_name.partition("/")[2]
    return f"{step} {hashlib.sha256(f'{user_and_host}/{name}'.encode()).hexdigest()}"
