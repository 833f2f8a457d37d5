"""Outlines for a map of one area and those around it."""

import json
from dataclasses import dataclass
from pathlib import Path
from typing import LiteralString

from django.db import connection
from psycopg import sql

from places.map_shapes import ShapeKind
from places.models import District, Lsoa

# Corners of more detailed outlines take longer to count than the drawing to make.
FINEST_OF_ALL = 9
# Degrees to four places are 11 metres.
OF_ALL = """
    SELECT area_id, ST_AsGeoJSON(ST_Transform(shape, 4326), 4)
    FROM places_mapshape
    WHERE kind = %(kind)s AND zoom = (
        SELECT coalesce(max(zoom) FILTER (WHERE corners <= %(most_corners)s), min(zoom))
        FROM (
            SELECT zoom, sum(ST_NPoints(shape)) AS corners
            FROM places_mapshape
            WHERE kind = %(kind)s AND zoom <= %(finest)s
            GROUP BY zoom
        ) AS drawings
    )
"""
OUTLINES = (Path(__file__).parent / "sql" / "outlines.sql").read_text()


@dataclass(frozen=True)
class Outline:
    """An area's outline as GeoJSON geometry, and where its name may stand."""

    is_own: bool
    name: str
    geometry: dict
    label: tuple[float, float]


def of_all(kind: ShapeKind, *, most_corners: int) -> dict[int, dict]:
    """
    Return the outlines of all areas of `kind` as GeoJSON geometries, by the area's id.

    They are the most detailed of those that maps draw (`MapShape`) that have no more corners
    together, or else the simplest. Areas whose boundary is not known are missing.
    """
    with connection.cursor() as cursor:
        asked = {"kind": kind, "most_corners": most_corners, "finest": FINEST_OF_ALL}
        cursor.execute(OF_ALL, asked)
        return {id: json.loads(geometry) for id, geometry in cursor.fetchall()}


def around_lsoa(lsoa: Lsoa) -> list[Outline]:
    """Return the outline of an LSOA, then those of the LSOAs of 2021 around it, by name."""
    return around(Lsoa._meta.db_table, lsoa.pk, only="area.in_2021")


def around_district(district: District) -> list[Outline]:
    """Return the outline of a district, then those of the districts around it, by name."""
    return around(District._meta.db_table, district.pk)


def around(table: str, area_id: int, *, only: LiteralString = "true") -> list[Outline]:
    """
    Return the outline of an area of `table`, then those of the areas around it, by name.

    Empty where the boundary is not known. PostGIS simplifies and cuts the outlines: fetched
    whole, a dozen real boundaries weigh a megabyte. `only` is a condition on the others.
    """
    question = sql.SQL(OUTLINES).format(areas=sql.Identifier(table), condition=sql.SQL(only))
    with connection.cursor() as cursor:
        cursor.execute(question, {"id": area_id})
        return [
            Outline(is_own, name, json.loads(geometry), (latitude, longitude))
            for is_own, name, geometry, latitude, longitude in cursor.fetchall()
        ]
