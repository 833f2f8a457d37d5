"""The fields that crimes, outcomes and stops have in common, as the description tells them."""

from ninja import Schema
from pydantic import Field


class Placed(Schema):
    """Where a record is: at a published street point, never at the very place."""

    street_point: int | None = Field(description="Id of the street point; null if unplaced.")
    street: str | None = Field(description="As published: On or near High Street.")
    latitude: float | None
    longitude: float | None
    lsoa: str | None
    lsoa_name: str | None
    district: str | None
    district_name: str | None
    neighbourhood: str | None = Field(description="force/code")
    neighbourhood_name: str | None
