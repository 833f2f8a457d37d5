"""Outlines for a map of one neighbourhood."""

import json
from dataclasses import dataclass
from pathlib import Path

from django.db import connection

from neighbourhoods.models import Neighbourhood

OUTLINES = (Path(__file__).parent / "sql" / "outlines.sql").read_text()


@dataclass(frozen=True)
class Outline:
    """A neighbourhood's outline as GeoJSON geometry, and where its name may stand."""

    is_own: bool
    name: str
    geometry: dict
    label: tuple[float, float]


def around(area: Neighbourhood) -> list[Outline]:
    """
    Return the outline of `area`, then those of the neighbourhoods around it, by name.

    Empty where the boundary is not known. PostGIS simplifies and cuts the outlines: fetched
    whole, a dozen real boundaries weigh a megabyte.
    """
    with connection.cursor() as cursor:
        cursor.execute(OUTLINES, {"id": area.pk})
        return [
            Outline(is_own, name, json.loads(geometry), (latitude, longitude))
            for is_own, name, geometry, latitude, longitude in cursor.fetchall()
        ]
