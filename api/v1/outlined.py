"""What lists of areas have in common: outlines for GeoJSON, and how simple they are to be."""

from collections.abc import Sequence
from typing import Any

from ninja import Schema
from pydantic import Field

from api.v1.formats import GEOMETRY, Format
from api.v1.resource import Asking
from neighbourhoods.boundaries import Kind, outlines


class Outlined(Schema):
    # A force's coast in full is megabytes.
    simplify: float = Field(
        50,
        ge=0,
        le=10_000,
        allow_inf_nan=False,
        description="GeoJSON only: leave details of boundaries smaller than so many metres out.",
    )


def with_outlines(
    records: list[dict[str, Any]], kind: Kind, ids: Sequence[int], asked: Any, asking: Asking
) -> list[dict[str, Any]]:
    """Return records with their boundaries where GeoJSON is asked for."""
    if asking.format is not Format.GEOJSON:
        return records
    known = outlines(kind, ids, asked.simplify)
    return [record | {GEOMETRY: known.get(id)} for record, id in zip(records, ids, strict=True)]
