"""
Counts of crimes in a region (a circle, an outline), however large it is.

Squares that lie inside as a whole are counted by their totals, made when a month is loaded; only
the street points in squares on the edge are asked one by one. So a county takes milliseconds
where its street points took a second, and the sum is the same to the crime.
"""

from collections import Counter
from collections.abc import Sequence
from pathlib import Path
from typing import Any

from django.db import connection
from django.db.models import Max, Min, Sum

from crimes.models import PointCount
from crimes.vocabulary import CRIME_CATEGORIES
from places.models import StreetPoint
from places.regions import Region
from places.squares import Cover, row_of
from releases.month import Month

SQL = Path(__file__).parent / "sql"
CATEGORIES = [category.id for category in CRIME_CATEGORIES]
BETWEEN_SQUARES = (
    (SQL / "between_squares.sql")
    .read_text()
    .replace("{sums}", ", ".join(f"sum(side.sign * counted.totals[{id}])" for id in CATEGORIES))
)
ON_EDGE = (SQL / "on_edge.sql").read_text()


def by_category(region: Region, months: Sequence[Month]) -> dict[Month, Counter[int]]:
    """Return the crimes at the street points of a region, by month and category id."""
    cover = region.cover(rows_with_points)
    if cover is None:
        return {month: _point_by_point(region, month) for month in months}
    counted = {month: _in_whole(cover, month) for month in months}
    for first_day, category, crimes in _on_edge(region, cover, months):
        counted[Month.of(first_day)][category] += crimes
    return counted


def rows_with_points() -> range:
    ends = StreetPoint.objects.aggregate(first=Min("square"), last=Max("square"))
    if ends["first"] is None:
        return range(0)
    return range(row_of(ends["first"]), row_of(ends["last"]) + 1)


def _in_whole(cover: Cover, month: Month) -> Counter[int]:
    squares = [square for first, last in cover.whole for square in (first - 1, last)]
    signs = [-1, 1] * len(cover.whole)
    asked = {"month": month.first_day, "squares": squares, "signs": signs}
    ((counts,),) = _asked(BETWEEN_SQUARES, asked)
    return Counter({id: count or 0 for id, count in zip(CATEGORIES, counts, strict=True)})


def _on_edge(region: Region, cover: Cover, months: Sequence[Month]) -> list[tuple]:
    condition = region.inside()
    spans = {
        "firsts": [first for first, _ in cover.edge],
        "lasts": [last for _, last in cover.edge],
        "months": [month.first_day for month in months],
    }
    statement = ON_EDGE.replace("{inside}", condition.statement)
    return _asked(statement, condition.parameters | spans)


def _asked(question: str, parameters: dict[str, Any]) -> list[tuple]:
    with connection.cursor() as cursor:
        cursor.execute(question, parameters)
        return cursor.fetchall()


def _point_by_point(region: Region, month: Month) -> Counter[int]:
    rows = PointCount.objects.filter(region.holds("street_point__"), month=month)
    summed = rows.values_list("category_id").annotate(total=Sum("count")).order_by()
    return Counter(dict(summed))
