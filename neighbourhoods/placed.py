"""In which neighbourhoods street points lie, by name."""

from collections.abc import Collection
from typing import NamedTuple

from django.db import connection

AT_POINTS = """
    SELECT p.street_point_id, f.slug || '/' || n.code, n.name
    FROM neighbourhoods_placedpoint p
    JOIN neighbourhoods_neighbourhood n ON n.id = p.neighbourhood_id
    JOIN forces_force f ON f.id = n.force_id
    WHERE p.street_point_id = ANY(%s)
"""


class NamedArea(NamedTuple):
    """A neighbourhood: its id, written `force/code`, and its name."""

    id: str
    name: str


def of_points(ids: Collection[int]) -> dict[int, NamedArea]:
    """Return the neighbourhoods of street points, by the point; those outside all are left out."""
    with connection.cursor() as cursor:
        # One array; thousands of parameters would take three times as long.
        cursor.execute(AT_POINTS, [list(ids)])
        return {point: NamedArea(*names) for point, *names in cursor.fetchall()}
