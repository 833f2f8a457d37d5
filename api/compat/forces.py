"""Police forces and their senior officers."""

from collections.abc import Mapping
from typing import Any

from api.compat.asked import page_of_force
from api.refusals import unknown
from api.shapes import force as shapes
from api.shapes.officer import officer
from forces.queries import in_official_order


@page_of_force
def listed(values: Mapping[str, str]) -> list[dict[str, str]]:
    return [shapes.named(force) for force in in_official_order()]


@page_of_force
def one(values: Mapping[str, str], force: str) -> dict[str, Any]:
    return shapes.described(_force(force))


@page_of_force
def people(values: Mapping[str, str], force: str) -> list[dict[str, Any]]:
    return [officer(person) for person in _force(force).senior_officers.all()]


def _force(slug: str) -> Any:
    """Return a force that has a territory; the British Transport Police is not shown here."""
    force = in_official_order().filter(slug=slug).first()
    if force is None:
        raise unknown("There is no force with that id.")
    return force
