"""Street-level crimes: in an area, at a location, without a location."""

from collections.abc import Iterator
from typing import Any

from django.conf import settings

from api import parameters
from api.compat.asked import Asked, fact
from api.refusals import not_there, too_much
from api.shapes.crime import crimes
from crimes.queries import without_location
from crimes.queries.in_region import crimes_in
from crimes.queries.published import TooMany
from crimes.vocabulary import Category
from forces.queries import with_slug
from places import street_points
from places.regions import Region


@fact
def street(asked: Asked, category: str) -> Iterator[dict[str, Any]]:
    region = parameters.region(asked.values)
    return _crimes_in(asked, region, parameters.category(category))


@fact
def at_location(asked: Asked) -> Iterator[dict[str, Any]]:
    if asked.values.get("location_id"):
        return _crimes_in(asked, parameters.known_location(asked.values))
    position = parameters.position(asked.values)
    return _crimes_in(asked, street_points.nearest(*position))


@fact
def no_location(asked: Asked) -> Iterator[dict[str, Any]]:
    category = parameters.category(parameters.required(asked.values, "category"))
    slug = parameters.required(asked.values, "force")
    force = with_slug(slug).first()
    if force is None:
        raise not_there("There is no force with that id.")
    return crimes(without_location.crimes_of(force, asked.month(), category=category))


def _crimes_in(
    asked: Asked, region: Region, category: Category | None = None
) -> Iterator[dict[str, Any]]:
    most = settings.API_MAX_RECORDS
    try:
        return crimes(crimes_in(region, asked.month(), category=category, at_most=most))
    except TooMany as error:
        raise too_much(f"More than {most} crimes; ask for a smaller area.") from error
