"""Outlines for a map of a whole force, on which a neighbourhood can be chosen."""

import json
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from django.db import connection

from forces.models import Force

OUTLINES = (Path(__file__).parent / "sql" / "force_outlines.sql").read_text()


@dataclass(frozen=True)
class AreaOutline:
    """A neighbourhood's outline as GeoJSON geometry, and (latitude, longitude) well inside it."""

    id: int
    code: str
    name: str
    geometry: dict[str, Any]
    inside: tuple[float, float]


def of_force(force: Force) -> list[AreaOutline]:
    """Return the outlines of a force's neighbourhoods by name; those without one are left out."""
    with connection.cursor() as cursor:
        cursor.execute(OUTLINES, {"force": force.pk})
        return [
            AreaOutline(id, code, name, json.loads(geometry), (latitude, longitude))
            for id, code, name, geometry, latitude, longitude in cursor.fetchall()
        ]
