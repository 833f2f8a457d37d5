"""Lower layer super output areas, of the censuses of 2011 and 2021."""

from typing import Any

from ninja import Path, Schema
from pydantic import Field

from api.v1 import cursors, place
from api.v1.formats import Answer
from api.v1.outlined import Outlined, with_outlines
from api.v1.resource import Asked, Asking, Listed, resource
from neighbourhoods.boundaries import Kind
from places import listing


class LsoasAsked(Listed, Outlined):
    force: str | None = Field(None, max_length=50, description="Of one force.")
    district: str | None = Field(None, max_length=20, description="Of one district, by code.")


class LsoaAsked(Asked, Outlined):
    pass


class Lsoa(Schema):
    code: str
    name: str
    in_2011: bool
    in_2021: bool
    district: str | None
    district_name: str | None
    force: str | None


@resource("/lsoas", LsoasAsked, Lsoa, tag="Areas", edited=True)
def lsoas(asked: LsoasAsked, asking: Asking) -> Answer:
    """LSOAs by code; as GeoJSON with their boundaries."""
    force = place.force_asked_for(asked)
    district = place.district(asked.district) if asked.district is not None else None
    (after,) = cursors.read(asked.cursor, str) or [None]
    rows = listing.lsoas(force, district, after, asked.limit + 1)
    shown = rows[: asked.limit]
    last = [shown[-1].code] if len(rows) > asked.limit else None
    return Answer(_records(shown, asked, asking), key=last)


@resource("/lsoas/{code}", LsoaAsked, Lsoa, tag="Areas", one=True, edited=True)
def lsoa(asked: LsoaAsked, asking: Asking, code: Path[str]) -> Answer:
    """One LSOA."""
    return Answer(_records([place.lsoa(code)], asked, asking), is_one=True)


def _records(found: list[Any], asked: Any, asking: Asking) -> list[dict[str, Any]]:
    records = []
    for area in found:
        district = area.district
        records.append(
            {
                "code": area.code,
                "name": area.name,
                "in_2011": area.in_2011,
                "in_2021": area.in_2021,
                "district": district.code if district else None,
                "district_name": district.name if district else None,
                "force": district.force.slug if district and district.force else None,
            }
        )
    return with_outlines(records, Kind.LSOA, [area.id for area in found], asked, asking)
