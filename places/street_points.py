"""Questions about street points, the published map points on which crimes are placed."""

from collections.abc import Collection
from typing import NamedTuple

from django.contrib.gis.db.models.functions import Distance
from django.db import connection

from places.models import StreetPoint
from places.regions import Circle, Spots

# The largest id that the table can hold; whatever is larger is nobody's.
LARGEST_ID = 2**31 - 1

# Nearly always the first is enough, and the third looks through no more than 20 km: crimes
# farther from every point than that are published without a location.
REACHES_IN_METRES = (250, 2_000, 20_000)


WITH_IDS = """
    SELECT id, name, latitude_e6, longitude_e6 FROM places_streetpoint WHERE id = ANY(%s)
"""


class PublishedPoint(NamedTuple):
    """A street point as published; `name` is "On or near High Street", positions millionths."""

    id: int
    name: str
    latitude_e6: int
    longitude_e6: int


def with_ids(ids: Collection[int]) -> dict[int, PublishedPoint]:
    """Return the street points with these ids, by id."""
    if not ids:
        return {}
    # One array; as many parameters as there are points would take three times as long.
    with connection.cursor() as cursor:
        cursor.execute(WITH_IDS, [list(ids)])
        return {row[0]: PublishedPoint._make(row) for row in cursor.fetchall()}


def exists(id: int) -> bool:
    """Tell whether there is a street point with this id."""
    return 0 < id <= LARGEST_ID and StreetPoint.objects.filter(id=id).exists()


def nearest(latitude: float, longitude: float) -> Spots:
    """
    Return the street point nearest to a position in degrees, if one is within 20 km.

    Where several stand at that very place (a street that was renamed), it is all of them.
    """
    for reach in REACHES_IN_METRES:
        circle = Circle(latitude, longitude, reach)
        found = _nearest_in(circle) if circle.is_on_the_globe else None
        if found:
            return Spots(
                list(
                    StreetPoint.objects.filter(
                        longitude_e6=found.longitude_e6, latitude_e6=found.latitude_e6
                    ).values_list("id", flat=True)
                )
            )
    return Spots([])


def _nearest_in(circle: Circle) -> StreetPoint | None:
    return (
        StreetPoint.objects.filter(circle.holds())
        .order_by(Distance("location", circle.centre, spheroid=True), "id")
        .first()
    )
