"""Street points: the published places on which crimes are put."""

from typing import Any

from ninja import Schema
from pydantic import Field

from api.v1 import cursors, names, place
from api.v1.formats import Answer
from api.v1.names import DEGREE, Names
from api.v1.resource import Asking, Listed, resource
from neighbourhoods import points
from places.listing import ListedPoint


class StreetPointsAsked(Listed, place.OnlyPlace):
    pass


class StreetPoint(Schema):
    id: int = Field(description="The same for ever; `location_id` of the compatible API.")
    name: str
    latitude: float
    longitude: float
    addresses: int | None = Field(description="Postal addresses in its catchment, if known.")
    lsoa: str | None
    lsoa_name: str | None
    district: str | None
    district_name: str | None
    neighbourhood: str | None
    neighbourhood_name: str | None


@resource("/street-points", StreetPointsAsked, StreetPoint, tag="Records", edited=True)
def street_points(asked: StreetPointsAsked, asking: Asking) -> Answer:
    """Street points by id: of a place, or of the whole country."""
    where = place.asked_for(asked).where
    (after,) = cursors.read(asked.cursor, int) or [None]
    rows = points.listed(where, after, asked.limit + 1)
    shown = rows[: asked.limit]
    looked_up = names.found({row.id for row in shown}, {row.lsoa_id for row in shown})
    last = [shown[-1].id] if len(rows) > asked.limit else None
    return Answer([_record(row, looked_up) for row in shown], key=last)


def _record(row: ListedPoint, looked_up: Names) -> dict[str, Any]:
    where = looked_up.place(row.id, row.lsoa_id)
    return {
        "id": row.id,
        "name": row.name,
        "latitude": row.latitude_e6 / DEGREE,
        "longitude": row.longitude_e6 / DEGREE,
        "addresses": row.addresses,
    } | {name: where[name] for name in StreetPoint.model_fields if name in where}
