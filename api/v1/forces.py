"""Police forces."""

from typing import Any

from ninja import Path, Schema
from pydantic import Field

from api.v1 import place
from api.v1.formats import Answer
from api.v1.outlined import Outlined, with_outlines
from api.v1.resource import Asked, Asking, resource
from forces.queries import all_in_order
from neighbourhoods.boundaries import Kind


class ForcesAsked(Asked, Outlined):
    pass


class Force(Schema):
    id: str
    name: str
    name_cy: str | None
    is_territorial: bool = Field(description="False for the British Transport Police.")
    telephone: str
    url: str | None
    description: str | None


@resource("/forces", ForcesAsked, Force, tag="Areas", edited=True)
def forces(asked: ForcesAsked, asking: Asking) -> Answer:
    """Police forces in the official order; as GeoJSON with their boundaries."""
    return _answer(list(all_in_order()), asked, asking)


@resource("/forces/{force}", ForcesAsked, Force, tag="Areas", one=True, edited=True)
def force(asked: ForcesAsked, asking: Asking, force: Path[str]) -> Answer:
    """One police force."""
    return _answer([place.force_called(force)], asked, asking, is_one=True)


def _answer(found: list[Any], asked: ForcesAsked, asking: Asking, is_one: bool = False) -> Answer:
    records = with_outlines(
        [_record(force) for force in found], Kind.FORCE, [f.id for f in found], asked, asking
    )
    return Answer(records, is_one=is_one)


def _record(force: Any) -> dict[str, Any]:
    return {
        "id": force.slug,
        "name": force.name,
        "name_cy": force.name_cy or None,
        "is_territorial": force.is_territorial,
        "telephone": force.telephone,
        "url": force.url or None,
        "description": force.description or None,
    }
