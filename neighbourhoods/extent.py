"""Where on the map a neighbourhood lies."""

import json
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from django.db import connection

from neighbourhoods.models import Neighbourhood
from places.map_frame import Frame, degrees

EXTENT = (Path(__file__).parent / "sql" / "extent.sql").read_text()


@dataclass(frozen=True)
class Extent:
    """The box around a neighbourhood, in metres of web Mercator, and its outline as GeoJSON."""

    west: float
    south: float
    east: float
    north: float
    outline: dict[str, Any]

    @property
    def frame(self) -> Frame:
        return Frame.around(self.west, self.south, self.east, self.north)

    @property
    def corners(self) -> list[tuple[float, float]]:
        """The south-west and the north-east corner: latitude and longitude in degrees."""
        return [degrees(self.west, self.south), degrees(self.east, self.north)]


def extent_of(area: Neighbourhood) -> Extent | None:
    """Return where `area` lies; None where its boundary is not known."""
    with connection.cursor() as cursor:
        cursor.execute(EXTENT, {"id": area.pk})
        row = cursor.fetchone()
    if row is None:
        return None
    west, south, east, north, outline = row
    return Extent(west, south, east, north, json.loads(outline))
