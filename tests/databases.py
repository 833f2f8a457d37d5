"""
Databases of a test's own, copied in a blink from the migrated one.

A load commits from several processes, so its tests cannot be undone by a rollback: each gets
a database, and the worker that serves it.
"""

import contextlib
import os
import subprocess
import sys
from collections.abc import Iterator
from typing import LiteralString
from urllib.parse import urlsplit, urlunsplit

from django.conf import settings
from django.db import connection, transaction
from psycopg import connect, sql


def url_of(name: str) -> str:
    """Return DATABASE_URL with another database's name."""
    return urlunsplit(urlsplit(os.environ["DATABASE_URL"])._replace(path=f"/{name}"))


@contextlib.contextmanager
def created(name: str, *, template: str = "template0") -> Iterator[str]:
    """Create a database, drop it at the end; nobody may be using the template."""
    drop(name)
    copy(template, name)
    try:
        yield name
    finally:
        drop(name)


def drop(name: str) -> None:
    """Drop a database, whoever uses it; do nothing where there is none."""
    _run(sql.SQL("DROP DATABASE IF EXISTS {} WITH (FORCE)").format(sql.Identifier(name)))


def exists(name: str) -> bool:
    """Tell whether there is a database of that name."""
    address = url_of("postgres").replace("postgis://", "postgresql://")
    with connect(address, autocommit=True) as server:
        found = server.execute("SELECT FROM pg_database WHERE datname = %s", [name])
        return found.fetchone() is not None


def copy(name: str, to: str) -> None:
    """Create the database `to` as a copy of `name`, which nobody may be using."""
    _run(sql.SQL("CREATE DATABASE {} TEMPLATE {}").format(sql.Identifier(to), sql.Identifier(name)))


def rename(name: str, to: str) -> None:
    """Call the database `name` something else; nobody may be using it."""
    _run(sql.SQL("ALTER DATABASE {} RENAME TO {}").format(sql.Identifier(name), sql.Identifier(to)))


@contextlib.contextmanager
def one_at_a_time(what: str) -> Iterator[None]:
    """Let other processes that ask for the same `what` wait until the end of the block."""
    address = url_of("postgres").replace("postgis://", "postgresql://")
    with connect(address, autocommit=True) as server:
        server.execute("SELECT pg_advisory_lock(hashtext(%s))", [what])
        yield


def manage(name: str, *arguments: str, **environment: str) -> None:
    """Run a management command on a database, in a process of its own."""
    subprocess.run(
        [sys.executable, "manage.py", *arguments],
        env={**os.environ, "DATABASE_URL": url_of(name), **environment},
        cwd=settings.BASE_DIR,
        check=True,
    )


def ask(name: str, statement: LiteralString) -> list[tuple]:
    """Run a statement on a database, outside Django and any transaction."""
    address = url_of(name).replace("postgis://", "postgresql://")
    with connect(address, autocommit=True) as database:
        cursor = database.execute(statement)
        return cursor.fetchall() if cursor.description else []


@contextlib.contextmanager
def used(name: str) -> Iterator[None]:
    """Make `name` the database of Django's connection."""
    before = connection.settings_dict["NAME"]
    connection.close()
    connection.settings_dict["NAME"] = name
    try:
        yield
    finally:
        connection.close()
        connection.settings_dict["NAME"] = before


def _run(statement: sql.Composed) -> None:
    address = url_of("postgres").replace("postgis://", "postgresql://")
    with connect(address, autocommit=True) as server:
        server.execute(statement)


@contextlib.contextmanager
def looked_at(name: str) -> Iterator[None]:
    """Use the database `name` and undo whatever is changed."""
    with used(name), transaction.atomic():
        yield
        transaction.set_rollback(True)


def empty() -> None:
    """Drop every month and empty what loads fill, so that a test can begin again."""
    with connection.cursor() as cursor:
        # A worker may still be computing levels of what is about to go.
        cursor.execute(
            "SELECT pg_terminate_backend(pid) FROM pg_stat_activity "
            "WHERE datname = current_database() AND pid <> pg_backend_pid()"
        )
        cursor.execute(
            "SELECT format('DROP TABLE IF EXISTS %I.%I', schemaname, tablename) FROM pg_tables "
            "WHERE schemaname IN ('months', 'staging', 'levels')"
        )
        for (drop,) in cursor.fetchall():
            cursor.execute(drop)
        cursor.execute(
            "TRUNCATE ingest_batch, releases_release, releases_coverage, places_streetpoint, "
            "places_lsoa, places_district, neighbourhoods_neighbourhood, forces_force, stops_term "
            "RESTART IDENTITY CASCADE"
        )
