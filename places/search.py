"""
Typed text to places: postcodes, towns, villages, LSOAs.

Names are compared folded (`places.folding`). Which neighbourhood a place lies in, and which of
several matches to offer, is decided above, in `neighbourhoods.search`.
"""

from collections.abc import Collection
from dataclasses import dataclass

from django.contrib.gis.db.models import Collect, PointField
from django.contrib.gis.geos import GEOSGeometry, Point, Polygon
from django.db.models import F, Func, Q

from places.models import Lsoa, PlaceName, Postcode
from places.postcode import PartOfPostcode
from places.postcode import Postcode as WrittenPostcode
from releases.month import Month

# How far from its point a place reaches, in degrees of latitude (0.01 is 1.1 km): wide enough
# to hold the streets that people say are there.
REACH = {"city": 0.1, "town": 0.05, "built-up-area": 0.05}
REACH_OF_OTHERS = 0.025
# At 53 degrees north a degree of longitude is 0.6 of a degree of latitude.
NARROWING = 0.6

# More places of one name than anywhere in the country; a limit for names such as "a".
MOST_OF_ONE_NAME = 200


@dataclass(frozen=True)
class Place:
    """Something that a typed text may stand for, and the point at which it lies."""

    # "postcode", "lsoa" or a kind of `PlaceName`.
    kind: str
    name: str
    location: Point
    within: str = ""
    # The month in which a postcode was ended.
    ended: Month | None = None
    name_cy: str = ""

    @property
    def surroundings(self) -> Polygon:
        """The box in which a street of this place may lie."""
        reach = REACH.get(self.kind, REACH_OF_OTHERS)
        x, y = self.location.coords
        box = (x - reach / NARROWING, y - reach, x + reach / NARROWING, y + reach)
        surroundings = Polygon.from_bbox(box)
        surroundings.srid = self.location.srid
        return surroundings


def postcode(written: WrittenPostcode) -> Place | None:
    """Return where a whole postcode lies, also one that has been ended; None if not known."""
    found = Postcode.objects.filter(key=written.key).first()
    if found is None:
        return None
    return Place("postcode", str(written), found.location, ended=found.terminated)


def points_of_postcodes(part: PartOfPostcode) -> GEOSGeometry | None:
    """
    Return the points of all postcodes that begin so: of those in use, or else of those ended.

    A postal area (`LU`) is too large to be one answer and gives None.
    """
    if part.key.isalpha():
        return None
    beginning = Postcode.objects.filter(key__regex=part.pattern)
    in_use = beginning.filter(terminated=None).aggregate(points=Collect("location"))["points"]
    return in_use or beginning.aggregate(points=Collect("location"))["points"]


def lsoa(code: str) -> Place | None:
    """Return the LSOA with this code, in any case, at a point inside it."""
    inside = Func(F("boundary"), function="ST_PointOnSurface", output_field=PointField())
    found = Lsoa.objects.filter(code=code.upper(), boundary__isnull=False)
    row = found.values_list("name", inside).first()
    return Place("lsoa", *row) if row else None


def towns_called(names: Collection[str]) -> list[Place]:
    """Return the towns, villages and so on whose name, folded, may be one of `names`."""
    # Of a place with a Welsh name, both stand in `folded`, one after the other.
    edges = Q(pk__in=[])
    for name in names:
        edges |= Q(folded__startswith=f"{name} ") | Q(folded__endswith=f" {name}")
    called = Q(folded__in=names) | (edges & ~Q(name_cy=""))
    found = PlaceName.objects.exclude(kind=PlaceName.Kind.STREET).filter(called)
    return [
        Place(town.kind, town.name, town.location, town.within, name_cy=town.name_cy)
        for town in found.order_by("within", "source_id")[:MOST_OF_ONE_NAME]
    ]
