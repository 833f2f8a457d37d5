"""Street points with counts: what a map of one month draws."""

from dataclasses import dataclass
from typing import Any

from django.db import connection

from crimes.vocabulary import Category
from neighbourhoods.models import Neighbourhood
from releases.month import Month

DEGREE = 1_000_000

# The points are counted before their names are fetched: there are several rows to a point.
IN_AREA = """
    SELECT point.id, point.name, point.latitude_e6, point.longitude_e6, counted.total
    FROM (
        SELECT number.street_point_id, sum(number.count) AS total
        FROM neighbourhoods_placedpoint AS placed
        JOIN crimes_pointcount AS number ON number.street_point_id = placed.street_point_id
        WHERE
            placed.neighbourhood_id = %(area)s
            AND number.month = %(month)s
            AND (%(category)s::int IS NULL OR number.category_id = %(category)s)
        GROUP BY number.street_point_id
    ) AS counted
    JOIN places_streetpoint AS point ON point.id = counted.street_point_id
    ORDER BY counted.total DESC, point.name_key, point.id
"""


@dataclass(frozen=True)
class MapPoint:
    """A street point where at least one crime was placed. Positions are WGS84 degrees."""

    id: int
    # As published: "On or near High Street", or "On or near " with no street.
    name: str
    latitude: float
    longitude: float
    count: int


def in_area(
    *, area: Neighbourhood, month: Month, category: Category | None = None
) -> list[MapPoint]:
    """
    Return the street points in `area` with crimes in `month`, the most crimes first.

    Counts cover every force that reported, and all categories unless one is given.
    """
    asked: dict[str, Any] = {
        "area": area.pk,
        "month": month.first_day,
        "category": category.id if category else None,
    }
    with connection.cursor() as cursor:
        cursor.execute(IN_AREA, asked)
        return [
            MapPoint(id, name, latitude / DEGREE, longitude / DEGREE, count)
            for id, name, latitude, longitude, count in cursor.fetchall()
        ]
