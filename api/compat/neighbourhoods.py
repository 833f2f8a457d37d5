"""Neighbourhoods, their teams, priorities and meetings."""

from collections.abc import Mapping
from typing import Any, TypeVar

from django.contrib.gis.geos import Point
from django.utils import timezone

from api import parameters
from api.compat.asked import page_of_force
from api.refusals import Refused, unknown
from api.shapes import neighbourhood as shapes
from api.shapes.officer import officer
from forces.queries import in_official_order
from neighbourhoods import parts
from neighbourhoods.queries import at_point

Values = Mapping[str, str]
Part = TypeVar("Part")


@page_of_force
def listed(values: Values, force: str) -> list[dict[str, str]]:
    if not in_official_order().filter(slug=force).exists():
        raise unknown("There is no force with that id.")
    return [{"id": code, "name": name} for code, name in parts.codes_and_names(force)]


@page_of_force
def one(values: Values, force: str, code: str) -> dict[str, Any]:
    return shapes.described(_known(parts.described(force, code)))


@page_of_force
def boundary(values: Values, force: str, code: str) -> list[dict[str, str]]:
    return shapes.ring(_known(parts.outer_ring(force, code)))


@page_of_force
def people(values: Values, force: str, code: str) -> list[dict[str, Any]]:
    return [officer(member) for member in _known(parts.team(force, code))]


@page_of_force
def events(values: Values, force: str, code: str) -> list[dict[str, Any]]:
    meetings = _known(parts.upcoming_meetings(force, code, now=timezone.now()))
    return [shapes.meeting(meeting) for meeting in meetings]


@page_of_force
def priorities(values: Values, force: str, code: str) -> list[dict[str, str | None]]:
    return [shapes.priority(priority) for priority in _known(parts.priorities(force, code))]


@page_of_force
def locate(values: Values) -> dict[str, str]:
    """Answer which neighbourhood the position `q` lies in, written `latitude,longitude`."""
    try:
        latitude, longitude = (
            parameters.number(text, "q") for text in values.get("q", "").split(",")
        )
    except (ValueError, Refused) as error:
        raise unknown("q is not written as latitude,longitude.") from error
    on_the_globe = abs(latitude) <= 90 and abs(longitude) <= 180
    area = at_point(Point(longitude, latitude, srid=4326)) if on_the_globe else None
    if area is None:
        raise unknown("No neighbourhood is known there.")
    return {"force": area.force.slug, "neighbourhood": area.code}


def _known(part: Part | None) -> Part:
    if part is None:
        raise unknown("That force has no neighbourhood with that id; capitals count.")
    return part
