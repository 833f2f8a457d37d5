"""The official files counted row by row, as anyone could: what pages are held against."""

import csv
from collections.abc import Iterator

from tests.countries import REAL_DATA

MONTHS_OF_STOPS = "police-csv/{month}/{month}-{force}-stop-and-search.csv"
STREET = "police-csv/{month}/{month}-{force}-street.csv"


def street(month: str, force: str = "bedfordshire") -> list[dict[str, str]]:
    """Return the rows of a street file; columns have the publisher's names."""
    return list(_rows(STREET.format(month=month, force=force)))


def stops(month: str, force: str = "bedfordshire") -> list[dict[str, str]]:
    return list(_rows(MONTHS_OF_STOPS.format(month=month, force=force)))


def without_location(rows: list[dict[str, str]]) -> int:
    return sum(not row["Longitude"] for row in rows)


def _rows(path: str) -> Iterator[dict[str, str]]:
    with (REAL_DATA / path).open(encoding="utf-8", newline="") as file:
        yield from csv.DictReader(file)
