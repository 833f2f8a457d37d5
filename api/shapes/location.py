"""Where something happened: a street point."""

from typing import Any

from api.shapes.degrees import six_decimals


def location(id: int, street: str, latitude_e6: int, longitude_e6: int) -> dict[str, Any]:
    return {
        "latitude": six_decimals(latitude_e6),
        "street": {"id": id, "name": street},
        "longitude": six_decimals(longitude_e6),
    }


class Places:
    """
    The locations of many rows, each made once for its street point.

    Rows have `street_point_id`, `street`, `latitude_e6` and `longitude_e6`. Five thousand
    crimes in a city happened at some five hundred points.
    """

    def __init__(self) -> None:
        self._made: dict[int, dict[str, Any]] = {}

    def of(self, row: Any) -> dict[str, Any] | None:
        """Return the location of `row`, None where it has none."""
        id = row.street_point_id
        if id is None:
            return None
        made = self._made.get(id)
        if made is None:
            made = location(id, row.street, row.latitude_e6, row.longitude_e6)
            self._made[id] = made
        return made
