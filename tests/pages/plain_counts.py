"""The official files counted row by row, as anyone could: what pages are held against."""

import csv
import json
from collections.abc import Iterator

import shapely

from releases.month import Month
from tests.countries import REAL_DATA

OUTLINES = "neighbourhoods/bedfordshire_CONSTRUCTED.geojson"
MONTHS_OF_STOPS = "police-csv/{month}/{month}-{force}-stop-and-search.csv"
STREET = "police-csv/{month}/{month}-{force}-street.csv"


def street(month: str, force: str = "bedfordshire") -> list[dict[str, str]]:
    """Return the rows of a street file; columns have the publisher's names."""
    return list(_rows(STREET.format(month=month, force=force)))


def stops(month: str, force: str = "bedfordshire") -> list[dict[str, str]]:
    return list(_rows(MONTHS_OF_STOPS.format(month=month, force=force)))


def without_location(rows: list[dict[str, str]]) -> int:
    return sum(not row["Longitude"] for row in rows)


def inside(rows: list[dict[str, str]], code: str) -> list[dict[str, str]]:
    """Return the rows whose point lies in the neighbourhood `code` of Bedfordshire."""
    outlines = json.loads((REAL_DATA / OUTLINES).read_text(encoding="utf-8"))["features"]
    (outline,) = [one["geometry"] for one in outlines if one["properties"]["id"] == code]
    area = shapely.from_geojson(json.dumps(outline))
    shapely.prepare(area)
    placed = [row for row in rows if row["Longitude"]]
    points = shapely.points([(float(row["Longitude"]), float(row["Latitude"])) for row in placed])
    return [row for row, is_in in zip(placed, area.covers(points), strict=True) if is_in]


def files_of(first: str, last: str, read=street) -> list[dict[str, str]]:
    """Return the rows of the files of Bedfordshire from one month to another, where there are."""
    months = map(str, Month.parse(first).until(Month.parse(last)))
    return [
        row
        for month in months
        if (REAL_DATA / "police-csv" / month).exists()
        for row in read(month)
    ]


def _rows(path: str) -> Iterator[dict[str, str]]:
    with (REAL_DATA / path).open(encoding="utf-8", newline="") as file:
        yield from csv.DictReader(file)
