"""
Counts by category of one month, of areas small and large in the whole country, by our own API.

Ours is the whole of the web server's work for a request that no cache has. The plain way is one
bare query of psycopg over the counts of street points (of areas with a name, over the counts of
those), which are made when a month is loaded too. Wanted are medians below 0.05 seconds.

The country is that of bench/national_month.py. Loading it takes minutes: `BENCH_DATABASE=name`
asks a database that is loaded already, beside that of DATABASE_URL, and leaves it as it is.
"""

import contextlib
import os
import statistics
import time
from collections.abc import Callable, Iterator
from typing import Any, NamedTuple
from urllib.parse import urlencode

from django.db import connection
from django.test import Client, override_settings

from bench import national_month
from crimes import area_counts
from places.regions import MILE, Outline
from releases.queries import latest
from tests import databases

DATABASE = "bench_counts"
TIMES = 15
LIMIT = 0.05

# The busiest district, its middle, and the longest ring of its force.
BUSIEST = """
    SELECT district.id, district.code, force.id, force.slug,
        ST_Y(ST_Centroid(district.boundary)), ST_X(ST_Centroid(district.boundary))
    FROM places_district AS district
    JOIN forces_force AS force ON force.id = district.force_id
    JOIN crimes_districtcount AS counted ON counted.district_id = district.id
    WHERE counted.month = %(month)s
    GROUP BY district.id, force.id
    ORDER BY sum(counted.count) DESC
    LIMIT 1
"""
CORNERS = """
    SELECT ST_Y(corner.geom), ST_X(corner.geom)
    FROM (
        SELECT ST_ExteriorRing(part.geom) AS ring
        FROM forces_force, ST_Dump(boundary) AS part
        WHERE id = %(force)s
        ORDER BY ST_Area(part.geom) DESC
        LIMIT 1
    ) AS longest, ST_DumpPoints(ST_LineInterpolatePoints(ring, %(share)s)) AS corner
    ORDER BY corner.path
"""
PLAIN = """
    SELECT counted.category_id, sum(counted.count)
    FROM crimes_pointcount AS counted
    JOIN places_streetpoint AS point ON point.id = counted.street_point_id
    WHERE counted.month = %(month)s AND {where}
    GROUP BY counted.category_id
"""
IN_CIRCLE = """
    point.location && ST_Envelope(ST_Buffer(
        ST_MakePoint(%(lng)s, %(lat)s)::geography, %(metres)s * 1.01
    )::geometry)
    AND ST_DWithin(
        point.location::geography, ST_MakePoint(%(lng)s, %(lat)s)::geography, %(metres)s
    )
"""
IN_OUTLINE = "ST_CoveredBy(point.location, ST_GeomFromText(%(outline)s, 4326))"
OF_DISTRICT = """
    SELECT category_id, sum(count) FROM crimes_districtcount
    WHERE month = %(month)s AND district_id = %(district)s GROUP BY category_id
"""
OF_FORCE = OF_DISTRICT.replace("district", "force")


class Question(NamedTuple):
    """What is asked: by us, which returns the number of crimes, and by the plain query."""

    name: str
    ours: Callable[[], int]
    plain: str
    parameters: dict[str, Any]


def main() -> list[dict]:
    """Return the medians of both ways for each area."""
    with country(), override_settings(API_RATE_PER_SECOND=0, ALLOWED_HOSTS=["*"]):
        return [compare(question) for question in questions(Client())]


@contextlib.contextmanager
def country() -> Iterator[None]:
    """Use a database with a national month that is public."""
    loaded = os.environ.get("BENCH_DATABASE", "")
    if loaded:
        with databases.used(loaded):
            yield
        return
    national_month.make_files()
    with databases.created(DATABASE):
        national_month.prepare(DATABASE)
        with databases.used(DATABASE):
            yield


def questions(client: Client) -> list[Question]:
    month = latest()
    assert month
    found = {"month": month.first_day}
    [(district, code, force, slug, lat, lng)] = asked(BUSIEST, found)
    found |= {"district": district, "force": force, "lat": lat, "lng": lng}

    def of_address(**place: Any) -> Callable[[], int]:
        address = "/api/v1/counts?" + urlencode({"by": "category", **place})
        return lambda: sum(row["count"] for row in client.get(address).json()["data"])

    def in_circle(metres: float) -> Question:
        ours = of_address(lat=lat, lng=lng, radius=metres)
        plain = PLAIN.format(where=IN_CIRCLE)
        return Question(f"circle of {metres / 1000:g} km", ours, plain, found | {"metres": metres})

    def in_outline(name: str, ring: list[tuple[float, float]], *, by_address: bool) -> Question:
        # As they are written in an address; a centimetre more or less would be another outline.
        ring = [(round(latitude, 4), round(longitude, 4)) for latitude, longitude in ring]
        written = ":".join(f"{latitude},{longitude}" for latitude, longitude in ring)
        text = ", ".join(f"{longitude} {latitude}" for latitude, longitude in [*ring, ring[0]])
        region = Outline(ring)
        return Question(
            f"{name}, {len(ring)} corners" + ("" if by_address else ", without HTTP"),
            of_address(poly=written)
            if by_address
            else lambda: sum(count.crimes for count in area_counts.in_region(region, [month], [])),
            PLAIN.format(where=IN_OUTLINE),
            found | {"outline": f"POLYGON(({text}))"},
        )

    def of_force(corners: int) -> list[tuple[float, float]]:
        return asked(CORNERS, found | {"share": 1 / corners})

    everywhere = [(40.0, -20.0), (40.0, 20.0), (65.0, 20.0), (65.0, -20.0)]
    return [
        Question(f"district {code}", of_address(district=code), OF_DISTRICT, found),
        Question(f"force {slug}", of_address(force=slug), OF_FORCE, found),
        in_circle(MILE),
        in_circle(10_000),
        in_circle(50_000),
        in_outline("county", of_force(150), by_address=True),
        # Longer than any address may be.
        in_outline("county", of_force(1000), by_address=False),
        in_outline("the country", everywhere, by_address=True),
    ]


def compare(question: Question) -> dict:
    """Time both ways in turn, so that a busy moment of the machine hits both."""
    crimes = question.ours()
    assert crimes == sum(count for _, count in plainly(question)), question.name
    pairs = [(seconds(lambda: plainly(question)), seconds(question.ours)) for _ in range(TIMES)]
    plain, ours = (statistics.median(times) for times in zip(*pairs, strict=True))
    return {
        "name": question.name,
        "seconds": ours,
        "plain_seconds": plain,
        "ratio": ours / plain,
        "limit": LIMIT,
        "notes": f"{crimes:,} crimes, median of {TIMES}, fastest "
        f"{min(ours for _, ours in pairs):.3f}",
    }


def plainly(question: Question) -> list[tuple]:
    return asked(question.plain, question.parameters)


def asked(statement: str, parameters: dict[str, Any]) -> list[tuple]:
    with connection.cursor() as cursor:
        cursor.execute(statement, parameters)
        return cursor.fetchall()


def seconds(question: Callable[[], object]) -> float:
    started = time.perf_counter()
    question()
    return time.perf_counter() - started
