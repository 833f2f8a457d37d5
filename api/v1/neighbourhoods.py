"""The areas of neighbourhood policing teams."""

from typing import Any

from ninja import Path, Schema
from pydantic import Field

from api.v1 import cursors, place
from api.v1.formats import Answer
from api.v1.outlined import Outlined, with_outlines
from api.v1.resource import Asked, Asking, Listed, resource
from neighbourhoods import listing
from neighbourhoods.boundaries import Kind


class NeighbourhoodsAsked(Listed, Outlined):
    force: str | None = Field(None, max_length=50, description="Of one force.")


class NeighbourhoodAsked(Asked, Outlined):
    pass


class Neighbourhood(Schema):
    id: str = Field(description="force/code, as other methods take it.")
    force: str
    code: str
    name: str
    name_cy: str | None
    latitude: float | None = Field(description="Of the centre.")
    longitude: float | None
    population: int | None = Field(description="As the force gives it.")
    url: str | None = Field(description="The page on the force's own site.")
    description: str | None


@resource("/neighbourhoods", NeighbourhoodsAsked, Neighbourhood, tag="Areas", edited=True)
def neighbourhoods(asked: NeighbourhoodsAsked, asking: Asking) -> Answer:
    """Neighbourhoods by force and code; as GeoJSON with their boundaries."""
    force = place.force_asked_for(asked)
    after = cursors.read(asked.cursor, int, str)
    rows = listing.after(force, after, asked.limit + 1)
    shown = rows[: asked.limit]
    last = (shown[-1].force.position, shown[-1].code) if len(rows) > asked.limit else None
    return Answer(_records(shown, asked, asking), key=last)


@resource(
    "/neighbourhoods/{force}/{code}",
    NeighbourhoodAsked,
    Neighbourhood,
    tag="Areas",
    one=True,
    edited=True,
)
def neighbourhood(
    asked: NeighbourhoodAsked, asking: Asking, force: Path[str], code: Path[str]
) -> Answer:
    """One neighbourhood."""
    found = place.neighbourhood(f"{force}/{code}", "code")
    described = listing.described(found.pk)
    return Answer(_records([described], asked, asking), is_one=True)


def _records(found: list[Any], asked: Any, asking: Asking) -> list[dict[str, Any]]:
    records = [_record(area) for area in found]
    return with_outlines(records, Kind.NEIGHBOURHOOD, [area.id for area in found], asked, asking)


def _record(area: Any) -> dict[str, Any]:
    return {
        "id": f"{area.force.slug}/{area.code}",
        "force": area.force.slug,
        "code": area.code,
        "name": area.name,
        "name_cy": area.name_cy or None,
        "latitude": round(area.centre.y, 6) if area.centre else None,
        "longitude": round(area.centre.x, 6) if area.centre else None,
        "population": area.population,
        "url": area.force_url or None,
        "description": area.description or None,
    }
