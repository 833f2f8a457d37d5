"""Where is asked about: an area with a name, or a circle, an outline, a street point."""

from dataclasses import dataclass
from typing import Any

from django.contrib.gis.geos import Point
from ninja import Schema
from pydantic import Field

from api import parameters
from api.refusals import Refused
from api.v1.problems import Problem
from forces.queries import overlapping, with_slug
from neighbourhoods.queries import one
from neighbourhoods.whereabouts import ANYWHERE, Whereabouts
from places import lookups, street_points
from places.postcode import NotAPostcode, Postcode
from places.regions import MILE, Circle, Outline, Spots

# A circle of 50 km holds a third of all crimes of the country.
WIDEST = 50_000


class InForce(Schema):
    force: str | None = Field(
        None,
        max_length=50,
        description="Id of the force that reported, the British Transport Police included.",
        examples=["bedfordshire"],
    )


class OnlyPlace(Schema):
    """At most one place."""

    neighbourhood: str | None = Field(
        None,
        max_length=120,
        description="A neighbourhood, as force/code.",
        examples=["bedfordshire/LU1"],
    )
    district: str | None = Field(
        None, max_length=20, description="Code of a district.", examples=["E06000032"]
    )
    lsoa: str | None = Field(
        None, max_length=20, description="Code of an LSOA.", examples=["E01015701"]
    )
    street_point: int | None = Field(
        None, ge=1, le=street_points.LARGEST_ID, description="Id of a street point."
    )
    postcode: str | None = Field(
        None, max_length=20, description="A whole postcode: `radius` is around it."
    )
    lat: float | None = Field(
        None, ge=-90, le=90, allow_inf_nan=False, description="Latitude in degrees (WGS84)."
    )
    lng: float | None = Field(
        None, ge=-180, le=180, allow_inf_nan=False, description="Longitude in degrees."
    )
    radius: float | None = Field(
        None,
        gt=0,
        le=WIDEST,
        allow_inf_nan=False,
        description="Metres around lat and lng, or around the postcode; a mile without it.",
    )
    poly: str | None = Field(
        None,
        max_length=4000,
        description="Corners of an outline, lat,lng:lat,lng:lat,lng; open or closed, any shape.",
    )


class InPlace(InForce, OnlyPlace):
    """At most one place, and a force besides."""


@dataclass(frozen=True)
class Place:
    """
    A place, and the forces that police it, as far as that is known.

    kind: the parameter it was given by; empty for the whole country.
    """

    kind: str
    forces: list[str]
    where: Whereabouts = ANYWHERE


THE_COUNTRY = Place("", [])
KINDS = ("neighbourhood", "district", "lsoa", "street_point", "postcode", "poly")


def asked_for(asked: Any) -> Place:
    """Return the place asked for. Raises Problem where there is none such, or several are."""
    given = [kind for kind in KINDS if getattr(asked, kind, None) is not None]
    if asked.lat is not None or asked.lng is not None:
        given.append("lat")
    if len(given) > 1:
        raise Problem("conflicting-parameters", f"Give one of {', '.join(given)}.", given[1])
    if asked.radius is not None and given not in (["lat"], ["postcode"]):
        raise Problem("conflicting-parameters", "radius needs lat and lng, or postcode.", "radius")
    return _FINDERS[given[0]](asked) if given else THE_COUNTRY


def force_asked_for(asked: Any) -> Any:
    """Return the force with the id `force`; None where none is asked for."""
    return None if asked.force is None else force_called(asked.force)


def force_called(slug: str) -> Any:
    force = with_slug(slug).first() if "\0" not in slug else None
    if force is None:
        raise Problem("unknown-force", "The ids of forces are at /api/v1/forces.", "force")
    return force


def neighbourhood(written: str, parameter: str = "neighbourhood") -> Any:
    """Return the neighbourhood written force/code."""
    force, slash, code = written.partition("/")
    found = one(force, code) if slash and "\0" not in written else None
    if found is None:
        raise Problem(
            "unknown-neighbourhood",
            "Write it as force/code; they are at /api/v1/neighbourhoods.",
            parameter,
        )
    return found


def district(code: str) -> Any:
    found = lookups.district_with_code(code) if "\0" not in code else None
    if found is None:
        raise Problem("unknown-district", "Districts are at /api/v1/districts.", "district")
    return found


def lsoa(code: str) -> Any:
    found = lookups.lsoa_with_code(code) if "\0" not in code else None
    if found is None:
        raise Problem("unknown-lsoa", "LSOAs are at /api/v1/lsoas.", "lsoa")
    return found


def position(asked: Any) -> Point:
    """Return the point at `lat` and `lng`, both of which must be given."""
    for name in ("lat", "lng"):
        if getattr(asked, name) is None:
            raise Problem("missing-parameter", "lat and lng belong together.", name)
    return Point(asked.lng, asked.lat, srid=4326)


def _in_neighbourhood(asked: Any) -> Place:
    area = neighbourhood(asked.neighbourhood)
    return Place("neighbourhood", [area.force.slug], Whereabouts(neighbourhood=area))


def _in_district(asked: Any) -> Place:
    area = district(asked.district)
    return Place("district", [area.force.slug] if area.force else [], Whereabouts(district=area))


def _in_lsoa(asked: Any) -> Place:
    area = lsoa(asked.lsoa)
    force = area.district.force if area.district else None
    return Place("lsoa", [force.slug] if force else [], Whereabouts(lsoa=area))


def _at_street_point(asked: Any) -> Place:
    found = street_points.with_ids([asked.street_point])
    if not found:
        raise Problem(
            "unknown-street-point", "Street points are at /api/v1/street-points.", "street_point"
        )
    spot = found[asked.street_point]
    at = Point(spot.longitude_e6 / 1e6, spot.latitude_e6 / 1e6, srid=4326)
    # A street point may lie just outside every outline of a force; its crimes are known anyway.
    return Place("street_point", overlapping(at) or [], Whereabouts(region=Spots([spot.id])))


def _around(at: Point, asked: Any, parameter: str) -> Place:
    circle = Circle(at.y, at.x, MILE if asked.radius is None else asked.radius)
    return _covered(circle, parameter)


def _around_position(asked: Any) -> Place:
    return _around(position(asked), asked, "lat")


def _around_postcode(asked: Any) -> Place:
    try:
        key = Postcode.parse(asked.postcode).key
    except NotAPostcode as error:
        raise Problem("invalid-value", "Write a postcode as LU1 2SE.", "postcode") from error
    at = lookups.position_of_postcode(key)
    if at is None:
        raise Problem("unknown-postcode", "There is no such postcode here.", "postcode")
    return _around(at, asked, "postcode")


def _in_outline(asked: Any) -> Place:
    try:
        outline = parameters.outline(asked.poly)
    except Refused as error:
        raise Problem("invalid-value", error.reason, "poly") from error
    return _covered(outline, "poly")


def _covered(region: Circle | Outline, parameter: str) -> Place:
    forces = overlapping(region.box())
    if forces == []:
        raise Problem(
            "outside-coverage",
            "It is outside the area of every police force here, so nothing is known of it.",
            parameter,
        )
    return Place(parameter, forces or [], Whereabouts(region=region))


_FINDERS = {
    "neighbourhood": _in_neighbourhood,
    "district": _in_district,
    "lsoa": _in_lsoa,
    "street_point": _at_street_point,
    "postcode": _around_postcode,
    "poly": _in_outline,
    "lat": _around_position,
}
