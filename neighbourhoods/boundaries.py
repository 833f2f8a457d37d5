"""Boundaries of areas of every kind as GeoJSON, made as simple as a map of them needs."""

import json
from collections.abc import Sequence
from enum import Enum
from typing import Any

from django.db import connection
from psycopg import sql

from forces.models import Force
from neighbourhoods.models import Neighbourhood
from places.models import District, Lsoa

# A degree of latitude counts on the way from metres to degrees: a degree of longitude is
# shorter, so that no more is left out than was said.
METRES_IN_A_DEGREE = 111_320

# Six decimals of a degree are ten centimetres.
OUTLINES = """
    SELECT id, ST_AsGeoJSON(
        CASE WHEN %(degrees)s > 0 THEN ST_SimplifyPreserveTopology(boundary, %(degrees)s)
             ELSE boundary END, 6)
    FROM {} WHERE id = ANY(%(ids)s)
"""


class Kind(Enum):
    """Kinds of areas, each by the table that holds its boundaries."""

    FORCE = Force._meta.db_table
    NEIGHBOURHOOD = Neighbourhood._meta.db_table
    DISTRICT = District._meta.db_table
    LSOA = Lsoa._meta.db_table


def outlines(kind: Kind, ids: Sequence[int], metres: float) -> dict[int, dict[str, Any] | None]:
    """
    Return the boundaries of areas by id, as GeoJSON geometries; None where one is not known.

    Details smaller than `metres` are left out; 0 leaves all in. Each area is simplified by
    itself, so neighbours may overlap or part by as much.
    """
    with connection.cursor() as cursor:
        cursor.execute(
            sql.SQL(OUTLINES).format(sql.Identifier(kind.value)),
            {"ids": list(ids), "degrees": metres / METRES_IN_A_DEGREE},
        )
        return {id: json.loads(geometry) if geometry else None for id, geometry in cursor}
