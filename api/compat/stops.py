"""Stop and search: in an area, at a location, without a location, by a force."""

from collections.abc import Iterator
from typing import Any

from api import parameters
from api.compat.asked import Asked, fact
from api.shapes.stop import stops
from places.regions import Spots
from stops import queries


@fact
def street(asked: Asked) -> Iterator[dict[str, Any]]:
    return stops(queries.in_region(parameters.region(asked.values), asked.month()))


@fact
def at_location(asked: Asked) -> Iterator[dict[str, Any]]:
    """Answer nothing where there is no such location, as upstream does here and only here."""
    location_id = parameters.location_id(asked.values)
    return stops(queries.in_region(Spots([location_id]), asked.month()))


@fact
def no_location(asked: Asked) -> Iterator[dict[str, Any]]:
    force = parameters.required(asked.values, "force")
    return stops(queries.without_location(force, asked.month()))


@fact
def by_force(asked: Asked) -> Iterator[dict[str, Any]]:
    force = parameters.required(asked.values, "force")
    return stops(queries.of_force(force, asked.month()))
