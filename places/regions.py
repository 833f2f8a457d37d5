"""
Parts of the country in which street points are asked for: a circle, an outline, known points.

Each says which street points it holds as a condition on a query, so that crimes, outcomes and
stops are all asked for in the same way:

    Crime.objects.filter(region.holds("street_point__"))
"""

import math
import struct
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Any, NamedTuple, Protocol

from django.contrib.gis.db.models import PointField
from django.contrib.gis.geos import GEOSGeometry, Point, Polygon
from django.db.models import BooleanField, F, Func, Q, Value
from django.db.models.functions import Cast

from places.squares import Cover, cover

DEGREES = 4326
WKB_POLYGON = 3
MILE = 1609.344

# A degree of latitude is shortest at the equator: 110,574 metres. A little less here makes the
# box around a circle a little larger than need be, and never too small.
METRES_IN_A_DEGREE = 110_500
# At the poles every longitude is near; a box so close to one spans them all.
ALMOST_A_POLE = 89.9

# A circle of up to 100 km is a ring of so many corners, but for a thousandth of its radius: the
# sides of the ring lie 0.0003 of it inside, and the formula for the corners errs by up to 0.0003
# (by 0.00001 in our latitudes).
CORNERS = 128
RING_ERRS = 0.001
FARTHEST_NORTH = 75
LARGEST_RING = 100_000
# A smaller circle holds hardly a whole square.
SMALLEST_RING = 2_500

INSIDE_CIRCLE = (Path(__file__).parent / "sql" / "inside_circle.sql").read_text()


class Condition(NamedTuple):
    """A condition in SQL, and its parameters by name."""

    statement: str
    parameters: dict[str, Any]


class Region(Protocol):
    """Something that holds street points."""

    def holds(self, path: str = "") -> Q:
        """
        Return the condition that a street point lies in the region.

        `path` leads to the street point from what is filtered: `street_point__` from a crime.
        """

    def inside(self) -> Condition:
        """
        Return the same as a condition on `point`, a street point that is near the edge.

        It never leads PostgreSQL to the index of positions, which finds all that the region holds.
        """

    def cover(self, rows: Callable[[], range]) -> Cover | None:
        """
        Return the squares that it touches; None where they would be no help.

        rows: those where street points are, looked up only if there is need.
        """


class WithinMetres(Func):
    """
    Whether a position is within so many metres of another, on the ellipsoid.

    By PostGIS's geography; its ST_DistanceSpheroid, which Django's own lookup asks, says the
    same in three times the time.
    """

    function = "ST_DWithin"
    output_field = BooleanField()

    def __init__(self, position: str, centre: Point, metres: float):
        on_the_ellipsoid = PointField(geography=True)
        super().__init__(
            Cast(F(position), on_the_ellipsoid),
            Cast(Value(centre, PointField()), on_the_ellipsoid),
            Value(metres),
        )


@dataclass(frozen=True)
class Circle:
    """
    All within `metres` of a position in degrees, measured on the ellipsoid (WGS84).

    A position that is not on the globe has nothing around it.
    """

    latitude: float
    longitude: float
    metres: float = MILE

    def holds(self, path: str = "") -> Q:
        if not self.is_on_the_globe:
            return Q(pk__in=[])
        # The box finds points by the index on their location; the distance then cuts the
        # corners. Alone, the distance would be worked out for every point of the country.
        near = Q(**{f"{path}location__bboverlaps": self.box()})
        return near & Q(WithinMetres(f"{path}location", self.centre, self.metres))

    def inside(self) -> Condition:
        apart = 1 + self.metres * RING_ERRS
        return Condition(
            INSIDE_CIRCLE,
            {
                "latitude": self.latitude,
                "longitude": self.longitude,
                "metres": self.metres,
                "surely_inside": max(self.metres - apart, 0) ** 2,
                "surely_outside": (self.metres + apart) ** 2,
                "metres_north": metres_north(self.latitude),
            },
        )

    @property
    def is_on_the_globe(self) -> bool:
        return abs(self.latitude) <= 90 and abs(self.longitude) <= 180

    @property
    def centre(self) -> Point:
        return Point(self.longitude, self.latitude, srid=DEGREES)

    def cover(self, rows: Callable[[], range]) -> Cover | None:
        if not SMALLEST_RING <= self.metres <= LARGEST_RING or not self.is_on_the_globe:
            return None
        west, south, east, north = self.box().extent
        if west < -180 or east > 180 or max(-south, north) > FARTHEST_NORTH:
            return None
        apart = 1 + self.metres * RING_ERRS
        return cover(
            self._ring(),
            rows(),
            apart_latitude=apart / METRES_IN_A_DEGREE,
            apart_longitude=apart / min(metres_east(south), metres_east(north)),
        )

    def _ring(self) -> list[tuple[float, float]]:
        ring = []
        for corner in range(CORNERS):
            bearing = math.tau * corner / CORNERS
            north, east = self.metres * math.cos(bearing), self.metres * math.sin(bearing)
            middle = self.latitude + north / 2 / METRES_IN_A_DEGREE
            latitude = self.latitude + north / metres_north(middle)
            ring.append((latitude, self.longitude + east / metres_east(middle)))
        return ring

    def box(self) -> Polygon:
        """Return the smallest box around the circle, a little larger than need be."""
        high = self.metres / METRES_IN_A_DEGREE
        farthest_north = min(abs(self.latitude) + high, ALMOST_A_POLE)
        wide = high / math.cos(math.radians(farthest_north))
        west, south = self.longitude - wide, self.latitude - high
        box = Polygon.from_bbox((west, south, west + 2 * wide, south + 2 * high))
        box.srid = DEGREES
        return box


@dataclass(frozen=True)
class Outline:
    """
    All inside a ring of corners, each (latitude, longitude) in degrees, or on its edge.

    The ring may be left open, touch or cross itself: whatever it goes round is inside.
    """

    corners: Sequence[tuple[float, float]]

    def holds(self, path: str = "") -> Q:
        return Q(**{f"{path}location__coveredby": self._polygon()})

    def inside(self) -> Condition:
        statement = "ST_CoveredBy(point.location, %(outline)s::geometry)"
        return Condition(statement, {"outline": self._polygon().hexewkb.decode()})

    def _polygon(self) -> GEOSGeometry:
        # PostGIS follows the ring around each point. It never asks whether the polygon is
        # valid, so nothing has to be mended first.
        ring = [*self.corners, self.corners[0]]
        degrees = (degree for latitude, longitude in ring for degree in (longitude, latitude))
        # Well-known binary: handed over corner by corner, a thousand take 15 ms.
        packed = struct.pack(f"<BIII{2 * len(ring)}d", 1, WKB_POLYGON, 1, len(ring), *degrees)
        return GEOSGeometry(memoryview(packed), srid=DEGREES)

    def cover(self, rows: Callable[[], range]) -> Cover | None:
        return cover(self.corners, rows())

    def box(self) -> Polygon:
        """Return the smallest box around the outline."""
        latitudes = [latitude for latitude, _ in self.corners]
        longitudes = [longitude for _, longitude in self.corners]
        sides = (min(longitudes), min(latitudes), max(longitudes), max(latitudes))
        box = Polygon.from_bbox(sides)
        box.srid = DEGREES
        return box


@dataclass(frozen=True)
class Spots:
    """The street points with these ids."""

    ids: Sequence[int]

    def holds(self, path: str = "") -> Q:
        return Q(**{f"{path}pk__in": self.ids})

    def inside(self) -> Condition:
        return Condition("point.id = ANY(%(ids)s)", {"ids": list(self.ids)})

    def cover(self, rows: Callable[[], range]) -> Cover | None:
        return None


def metres_north(latitude: float) -> float:
    """Return the length of a degree of latitude there, on WGS84 (the usual series)."""
    angle = math.radians(latitude)
    return 111_132.954 - 559.822 * math.cos(2 * angle) + 1.175 * math.cos(4 * angle)


def metres_east(latitude: float) -> float:
    """Return the length of a degree of longitude there, on WGS84 (the usual series)."""
    angle = math.radians(latitude)
    return 111_412.84 * math.cos(angle) - 93.5 * math.cos(3 * angle) + 0.118 * math.cos(5 * angle)
