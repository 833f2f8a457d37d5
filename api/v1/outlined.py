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
    records: list[dict[str, Any]],
    kind: Kind | None,
    ids: Sequence[int],
    asked: Any,
    asking: Asking,
) -> list[dict[str, Any]]:
    """
    Return records with their boundaries where GeoJSON is asked for.

    ids: of the area that each record is of; one may have many. Without a `kind` they are of
    something that has no boundary.
    """
    if asking.format is not Format.GEOJSON:
        return records
    known = outlines(kind, list(set(ids)), asked.simplify) if kind else {}
    return [record | {GEOMETRY: known.get(id)} for record, id in zip(records, ids, strict=True)]
