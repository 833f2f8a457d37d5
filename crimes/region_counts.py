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

from django.contrib.gis.db.models import PointField
from django.db import connection
from django.db.models import Func, Max, Min, Sum
from django.db.models.expressions import RawSQL

from crimes.models import PointCount
from places.models import StreetPoint
from places.regions import Region
from places.squares import Cover, row_of
from releases.month import Month

BETWEEN_SQUARES = (Path(__file__).parent / "sql" / "between_squares.sql").read_text()
# Arrays: thousands of parameters would take longer than the questions.
ONE_BY_ONE = "SELECT unnest(%s::int[])"
AT_POINTS = """
    SELECT category_id, sum(count) FROM crimes_pointcount
    WHERE month = %s AND street_point_id = ANY(%s)
    GROUP BY category_id
"""


def by_category(region: Region, months: Sequence[Month]) -> dict[Month, Counter[int]]:
    """Return the crimes at the street points of a region, by month and category id."""
    cover = region.cover(rows_with_points)
    if cover is None:
        return {month: _point_by_point(region, month) for month in months}
    points = _points_on_edge(region, cover)
    return {month: _in_whole(cover, month) + _at(points, month) for month in months}


def rows_with_points() -> range:
    ends = StreetPoint.objects.aggregate(first=Min("square"), last=Max("square"))
    if ends["first"] is None:
        return range(0)
    return range(row_of(ends["first"]), row_of(ends["last"]) + 1)


def _points_on_edge(region: Region, cover: Cover) -> list[int]:
    squares = cover.on_edge()
    if not squares:
        return []
    # An expression instead of the column: PostgreSQL would look through the index of positions as
    # well, for all that the region holds, and anew for each square (3 s for a county).
    without_index = Func("location", function="ST_Force2D", output_field=PointField())
    near = StreetPoint.objects.filter(square__in=RawSQL(ONE_BY_ONE, [squares]))
    found = near.annotate(unindexed_location=without_index).filter(region.holds("unindexed_"))
    return list(found.values_list("id", flat=True))


def _in_whole(cover: Cover, month: Month) -> Counter[int]:
    squares = [square for first, last in cover.whole for square in (first - 1, last)]
    signs = [-1, 1] * len(cover.whole)
    return _asked(BETWEEN_SQUARES, {"month": month.first_day, "squares": squares, "signs": signs})


def _at(points: list[int], month: Month) -> Counter[int]:
    return _asked(AT_POINTS, [month.first_day, points])


def _asked(question: str, parameters: Any) -> Counter[int]:
    with connection.cursor() as cursor:
        cursor.execute(question, parameters)
        return Counter(dict(cursor.fetchall()))


def _point_by_point(region: Region, month: Month) -> Counter[int]:
    rows = PointCount.objects.filter(region.holds("street_point__"), month=month)
    summed = rows.values_list("category_id").annotate(total=Sum("count")).order_by()
    return Counter(dict(summed))
