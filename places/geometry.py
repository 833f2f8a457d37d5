"""
Make areas out of what publishers send: rings closed and mended, heights dropped, in degrees.

Real boundary sets hold rings that cross themselves, that are not closed, that have no area,
and coordinates with a height. Each fault is told, so that a loader can report it.
"""

import json
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, field
from typing import Any

from django.contrib.gis.gdal import GDALException
from django.contrib.gis.geos import (
    GeometryCollection,
    GEOSException,
    GEOSGeometry,
    MultiPolygon,
    Polygon,
)
from django.contrib.gis.geos.prototypes.io import wkb_w

DEGREES = 4326
NATIONAL_GRID = 27700

# The National Grid in metres; no position in degrees of these islands is that large.
GRID_EXTENT = (0.0, 0.0, 700_000.0, 1_300_000.0)

# What GEOS answers to a valid geometry when asked for the reason.
VALID = "Valid Geometry"


class NotAnArea(Exception):
    """The geometry cannot be made an area. The message says why, without naming the file."""


@dataclass(frozen=True)
class Area:
    """A valid area in degrees, without heights, and what had to be mended for it."""

    shape: MultiPolygon
    faults: list[str] = field(default_factory=list)


def area(geometry: dict[str, Any], srid: int = DEGREES) -> Area:
    """
    Make an area of a GeoJSON geometry, a Polygon or MultiPolygon with coordinates in `srid`.

    Coordinates as large as metres are taken for the National Grid. Raises NotAnArea.
    """
    if not isinstance(geometry, dict) or geometry.get("type") not in ("Polygon", "MultiPolygon"):
        raise NotAnArea("it is not a polygon")
    faults: list[str] = []
    polygons = geometry.get("coordinates")
    if geometry["type"] == "Polygon":
        polygons = [polygons]
    try:
        rings = [list(_sound_rings(polygon, faults)) for polygon in polygons or []]
        rings = [polygon for polygon in rings if polygon]
        if not rings:
            raise NotAnArea("it has no ring of three corners or more")
        srid = _srid(rings, srid)
        shape = GEOSGeometry(json.dumps({"type": "MultiPolygon", "coordinates": rings}))
    except (TypeError, ValueError, LookupError, GDALException, GEOSException) as error:
        raise NotAnArea("its coordinates cannot be read") from error
    return mended(_in_degrees(_flat(shape), srid), faults)


def mended(shape: GEOSGeometry, faults: list[str] | None = None) -> Area:
    """Return `shape` as a valid area; `faults` found so far are carried on. Raises NotAnArea."""
    faults = faults or []
    reason = shape.valid_reason
    if reason != VALID:
        # The place in the reason ("Self-intersection[-0.4 51.9]") lets the publisher find it.
        faults = [*faults, reason]
        shape = shape.make_valid()
    polygons = [polygon for polygon in _polygons(shape) if polygon.area > 0]
    if not polygons:
        raise NotAnArea("it has no extent")
    return Area(MultiPolygon(polygons, srid=DEGREES), faults)


def _sound_rings(polygon: Any, faults: list[str]) -> Iterator[list[list[float]]]:
    """Yield the rings of one polygon, closed; give up the polygon when its outer ring is bad."""
    for index, ring in enumerate(polygon):
        corners: list[list[float]] = [list(corner) for corner in ring]
        if corners and corners[0] != corners[-1]:
            corners.append(corners[0])
            faults.append("Ring was not closed")
        if len(corners) < 4:
            faults.append("Ring with fewer than three corners dropped")
            if index == 0:
                return
            continue
        yield corners


def _srid(polygons: Sequence[Sequence[Sequence[Sequence[float]]]], srid: int) -> int:
    """Return the reference system: `srid`, or the National Grid where it must be that."""
    corners = [corner for polygon in polygons for ring in polygon for corner in ring]
    east, north = [corner[0] for corner in corners], [corner[1] for corner in corners]
    if srid != DEGREES or _within((-180, -90, 180, 90), east, north):
        return srid
    if _within(GRID_EXTENT, east, north):
        return NATIONAL_GRID
    raise NotAnArea("its coordinates are neither degrees nor on the National Grid")


def _within(box: tuple[float, ...], east: Iterable[float], north: Iterable[float]) -> bool:
    return all(box[0] <= x <= box[2] for x in east) and all(box[1] <= y <= box[3] for y in north)


def _flat(shape: GEOSGeometry) -> GEOSGeometry:
    """Return `shape` without heights."""
    return GEOSGeometry(memoryview(wkb_w(2).write(shape))) if shape.hasz else shape


def _in_degrees(shape: GEOSGeometry, srid: int) -> GEOSGeometry:
    shape.srid = srid
    if srid != DEGREES:
        shape.transform(DEGREES)
    return shape


def _polygons(shape: GEOSGeometry) -> Iterator[Polygon]:
    """Yield the polygons in `shape`; mending may leave lines and points beside them."""
    if isinstance(shape, Polygon):
        yield shape
    elif isinstance(shape, GeometryCollection):
        for part in shape:
            yield from _polygons(part)
