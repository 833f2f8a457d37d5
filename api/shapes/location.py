"""Where something happened: a street point."""

from typing import Any

from api.shapes.degrees import six_decimals
from places.street_points import PublishedPoint


def location(point: PublishedPoint) -> dict[str, Any]:
    return {
        "latitude": six_decimals(point.latitude_e6),
        "street": {"id": point.id, "name": point.name},
        "longitude": six_decimals(point.longitude_e6),
    }
