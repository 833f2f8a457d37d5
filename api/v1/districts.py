"""Local authority districts."""

from typing import Any

from ninja import Path, Schema
from pydantic import Field

from api.v1 import cursors, place
from api.v1.formats import Answer
from api.v1.outlined import Outlined, with_outlines
from api.v1.resource import Asked, Asking, Listed, resource
from neighbourhoods.boundaries import Kind
from places import listing


class DistrictsAsked(Listed, Outlined):
    force: str | None = Field(None, max_length=50, description="Of one force.")


class DistrictAsked(Asked, Outlined):
    pass


class District(Schema):
    code: str
    name: str
    name_cy: str | None
    force: str | None = Field(description="Id of the force that polices it.")


@resource("/districts", DistrictsAsked, District, tag="Areas", edited=True)
def districts(asked: DistrictsAsked, asking: Asking) -> Answer:
    """Districts by code; as GeoJSON with their boundaries."""
    force = place.force_asked_for(asked)
    (after,) = cursors.read(asked.cursor, str) or [None]
    rows = listing.districts(force, after, asked.limit + 1)
    shown = rows[: asked.limit]
    last = [shown[-1].code] if len(rows) > asked.limit else None
    return Answer(_records(shown, asked, asking), key=last)


@resource("/districts/{code}", DistrictAsked, District, tag="Areas", one=True, edited=True)
def district(asked: DistrictAsked, asking: Asking, code: Path[str]) -> Answer:
    """One district."""
    return Answer(_records([place.district(code)], asked, asking), is_one=True)


def _records(found: list[Any], asked: Any, asking: Asking) -> list[dict[str, Any]]:
    records = [
        {
            "code": area.code,
            "name": area.name,
            "name_cy": area.name_cy or None,
            "force": area.force.slug if area.force else None,
        }
        for area in found
    ]
    return with_outlines(records, Kind.DISTRICT, [area.id for area in found], asked, asking)
