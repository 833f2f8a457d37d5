"""The first neighbourhood of Doggerland, against a plain count of the demonstration's files."""

import csv
import re
from collections import Counter

import pytest
from django.contrib.gis.geos import Point
from django.db import connection
from django.test.utils import CaptureQueriesContext

from crimes.vocabulary import CRIME_CATEGORIES
from neighbourhoods.models import Neighbourhood

PAGE = "/forces/doggerland/D01/"
MONTH = "2026-09"
SCAN = re.compile(r"Seq Scan on (crimes_crime|crimes_outcome|stops_stop)_")
pytestmark = pytest.mark.usefixtures("doggerland")


def count_files(folder, boundary) -> Counter:
    """Count the crimes of the month whose point lies in `boundary`, by category."""
    found: Counter = Counter()
    for path in (folder / "police-csv" / MONTH).glob("*-street.csv"):
        with path.open(newline="", encoding="utf-8") as file:
            for row in csv.DictReader(file):
                if row["Longitude"]:
                    at = Point(float(row["Longitude"]), float(row["Latitude"]), srid=4326)
                    found[row["Crime type"]] += boundary.covers(at)
    return found


def test_the_table_of_crimes_equals_a_plain_count_of_the_files(client, doggerland_folder):
    boundary = Neighbourhood.objects.get(force__slug="doggerland", code="D01").boundary

    page = client.get("/search/", {"q": "zd1 1aa"}, follow=True)

    assert page.redirect_chain[-1][0] == PAGE
    text = re.sub(r"<[^>]+>", " ", page.content.decode())
    expected = count_files(doggerland_folder, boundary)
    assert sum(expected.values()) > 100
    for category in CRIME_CATEGORIES:
        if category.slug != "public-disorder-weapons":
            assert re.search(rf"{category.name}\s+{expected[category.name]}\s", text), category.name
    assert re.search(rf"Total\s+{sum(expected.values())}\s", text)


def test_the_page_asks_at_most_twelve_questions_and_scans_no_facts(client):
    client.get(PAGE)
    with CaptureQueriesContext(connection) as asked:
        assert client.get(PAGE).status_code == 200

    assert len(asked) <= 12
    with connection.cursor() as cursor:
        # Doggerland's months are so small that reading one whole is cheap; where no index
        # would serve, the plan still shows a scan.
        cursor.execute("SET LOCAL enable_seqscan = off")
        for query in asked.captured_queries:
            cursor.execute("EXPLAIN " + query["sql"])
            plan = "\n".join(line for (line,) in cursor.fetchall())
            assert not re.search(r"Seq Scan on (crimes_crime|crimes_outcome|stops_stop)_", plan), (
                plan
            )
