"""
Pages, searches, suggestions and map tiles of the whole country, none of them from a cache.

Ours is the whole of the web server's work for a request: middleware, ETag, queries, page, bytes.
The plain way is the same queries alone, by a bare cursor of psycopg. Each kind is asked for at
places all over the country, several rounds; wanted are medians below `limit` seconds.

The country is that of bench/national_month.py with a third month. Loading it takes half an hour:
`BENCH_DATABASE=name` asks a database that is loaded already, beside that of DATABASE_URL, and
leaves it as it is.
"""

import os
import random
import statistics
import time
from collections.abc import Callable, Iterable
from functools import partial
from urllib.parse import unquote, urlencode

from django.db import connection, transaction
from django.test import Client, override_settings
from django.test.utils import CaptureQueriesContext

from bench import national_month, team_texts
from bench.page_addresses import ADDRESSES, Kind
from levels.models import Computation
from neighbourhoods import queries as neighbourhoods
from releases.month import Month
from tests import databases, workers

DATABASE = "bench_pages"
MONTHS = 3
ROUNDS = 3
LONGEST = 600


def main() -> list[dict]:
    """Return for each kind of address the medians of both ways, and the slowest address."""
    loaded = os.environ.get("BENCH_DATABASE", "")
    if loaded:
        with databases.used(loaded):
            return measure()
    national_month.make_files(months=MONTHS)
    with databases.created(DATABASE):
        national_month.prepare(DATABASE)
        load_others()
        with databases.used(DATABASE):
            return measure()


def load_others() -> None:
    """Publish the months that `prepare` has not, and wait for their levels."""
    last = Month.parse(national_month.MONTH)
    with workers.running(databases.url_of(DATABASE), DATABASE):
        for month in (last.plus(1 - MONTHS), last):
            national_month.load(DATABASE, str(month), "--publish")
        with databases.used(DATABASE):
            until = time.monotonic() + LONGEST
            while not Computation.objects.filter(is_public=True, last_month=last).exists():
                assert time.monotonic() < until, "The levels were not computed."
                time.sleep(1)
    databases.ask(DATABASE, "VACUUM ANALYZE")


def measure() -> list[dict]:
    places = random.Random(1)
    with override_settings(ALLOWED_HOSTS=["*"]), transaction.atomic():
        client = Client()
        # Whatever is made at the first request: templates, texts, names folded for the search.
        client.get("/search/?" + urlencode({"q": "no such place"}))
        # The made-up country has no teams; these are taken back at the end.
        drawn = ADDRESSES[0].addresses(places)
        team_texts.write([area for path in drawn if (area := neighbourhoods.one(*parts(path)))])
        found = [compare(client, ADDRESSES[0], drawn)]
        found += [compare(client, kind, kind.addresses(places)) for kind in ADDRESSES[1:]]
        transaction.set_rollback(True)
    return found


def parts(path: str) -> list[str]:
    """Return the force's slug and the code of a neighbourhood's address."""
    return [unquote(part) for part in path.split("/")[2:4]]


def compare(client: Client, kind: Kind, addresses: list[str]) -> dict:
    """Time both ways in turn, so that a busy moment of the machine hits both."""
    ours: dict[str, list[float]] = {address: [] for address in addresses}
    plain: dict[str, list[float]] = {address: [] for address in addresses}
    questions: dict[str, list[str]] = {}
    for _ in range(ROUNDS):
        for address in addresses:
            ours[address].append(seconds(partial(client.get, address)))
            if address not in questions:
                questions[address] = asked_by(client, address)
            plain[address].append(seconds(partial(ask, questions[address])))
    slowest = max(addresses, key=lambda address: statistics.median(ours[address]))
    return {
        "name": kind.name,
        "seconds": median(ours.values()),
        "plain_seconds": median(plain.values()),
        "ratio": median(ours.values()) / median(plain.values()),
        "limit": kind.limit,
        "notes": f"median of {len(addresses)} places, {ROUNDS} rounds; slowest "
        f"{statistics.median(ours[slowest]):.3f} {slowest}",
    }


def asked_by(client: Client, address: str) -> list[str]:
    """Return the queries that an address asks the database."""
    with CaptureQueriesContext(connection) as asked:
        answer = client.get(address)
    assert answer.status_code in (200, 302), (address, answer.status_code)
    return [question["sql"] for question in asked]


def ask(questions: Iterable[str]) -> None:
    with connection.connection.cursor() as cursor:
        for question in questions:
            cursor.execute(question)
            if cursor.description:
                cursor.fetchall()


def seconds(question: Callable[[], object]) -> float:
    started = time.perf_counter()
    question()
    return time.perf_counter() - started


def median(of_each: Iterable[list[float]]) -> float:
    return statistics.median(statistics.median(times) for times in of_each)
