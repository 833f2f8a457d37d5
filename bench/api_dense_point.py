"""
Crimes of a mile round a dense point (5,000 of 500,000), by the API and by the plain way.

Ours is the whole of the web server's work for a request that no cache has: middleware, ETag,
time limit, query, shapes, bytes. The plain way is the same rows by one bare query of psycopg,
and the tuples to JSON by orjson. Memory is that of a real server while ten ask at once.
"""

import concurrent.futures
import os
import statistics
import time
from collections.abc import Callable
from pathlib import Path

import httpx
import orjson
import psutil
from django.db import connection
from django.test import Client, override_settings

from tests import databases, servers

DATABASE = "bench_api"
ROWS = (Path(__file__).resolve().parent / "api_dense_point.sql").read_text()

LATITUDE, LONGITUDE = 51.51, -0.12
ADDRESS = f"/api/crimes-street/all-crime?lat={LATITUDE}&lng={LONGITUDE}"

TIMES = 15
AT_ONCE = 10

PLAIN = """
    SELECT
        c.category_id, c.id, c.month::text, f.is_territorial, p.id, p.name, p.latitude_e6,
        p.longitude_e6, encode(c.persistent_id, 'hex'), c.last_outcome_id,
        c.last_outcome_month::text, c.context
    FROM crimes_crime AS c
    JOIN places_streetpoint AS p ON p.id = c.street_point_id
    JOIN forces_force AS f ON f.id = c.force_id
    WHERE
        c.month = '2024-01-01'
        AND p.location && ST_Expand(
            ST_SetSRID(ST_MakePoint(%(lng)s, %(lat)s), 4326), 0.0235, 0.0146
        )
        AND ST_DWithin(
            p.location::geography, ST_MakePoint(%(lng)s, %(lat)s)::geography, 1609.344
        )
    ORDER BY c.category_id, c.id
"""


def main() -> list[dict]:
    """Return the times of both ways, then the memory that ten requests at once take."""
    with databases.created(DATABASE):
        databases.manage(DATABASE, "migrate", "--verbosity=0")
        with databases.used(DATABASE):
            make_crimes()
            times = compare()
        memory = memory_of_ten()
    return [times, memory]


def make_crimes() -> None:
    with connection.cursor() as cursor:
        cursor.execute(ROWS)


def compare() -> dict:
    """Time both ways in turn, so that a busy moment of the machine hits both."""
    with override_settings(API_RATE_PER_SECOND=0, ALLOWED_HOSTS=["*"]):
        client = Client()
        body = client.get(ADDRESS).content
        crimes = len(orjson.loads(body))
        assert crimes == len(orjson.loads(plainly()))
        pairs = [(seconds(plainly), seconds(lambda: client.get(ADDRESS))) for _ in range(TIMES)]
    plain, ours = (statistics.median(times) for times in zip(*pairs, strict=True))
    return {
        "name": "a mile round a dense point",
        "seconds": ours,
        "plain_seconds": plain,
        "ratio": ours / plain,
        "notes": f"{crimes:,} crimes, {len(body):,} bytes, median of {TIMES}",
    }


def plainly() -> bytes:
    with connection.cursor() as cursor:
        cursor.execute(PLAIN, {"lat": LATITUDE, "lng": LONGITUDE})
        return orjson.dumps(cursor.fetchall())


def seconds(question: Callable[[], object]) -> float:
    started = time.perf_counter()
    question()
    return time.perf_counter() - started


def memory_of_ten() -> dict:
    """Ask a real server ten times at once, and watch how much larger it becomes."""
    os.environ["API_RATE_PER_SECOND"] = "0"
    with servers.running(databases.url_of(DATABASE)) as address:
        httpx.get(f"{address}/api/forces")
        children = psutil.Process().children(recursive=True)
        before = sum(child.memory_info().rss for child in children)
        most = before
        with concurrent.futures.ThreadPoolExecutor(AT_ONCE) as pool:
            asked = [pool.submit(httpx.get, address + ADDRESS, timeout=60) for _ in range(AT_ONCE)]
            while not all(question.done() for question in asked):
                most = max(most, sum(child.memory_info().rss for child in children))
                time.sleep(0.002)
    assert all(question.result().status_code == 200 for question in asked)
    return {
        "name": "memory of ten at once",
        "megabytes": round((most - before) / 1e6),
        "notes": f"from {before / 1e6:.0f} MB; no more than 120 MB are wanted",
    }
