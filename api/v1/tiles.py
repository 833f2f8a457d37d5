"""
Map tiles, described as TileJSON: their addresses, zooms, layers and fields.

The tiles themselves are those of the site's own maps, at /map/. An address holds the release; one
of an earlier release leads to the latest.
"""

from dataclasses import dataclass
from enum import Enum
from typing import Any

from django.conf import settings
from django.urls import reverse
from ninja import Path, Schema
from pydantic import Field

from api.v1 import months
from api.v1.crimes import CategorySlug
from api.v1.formats import Answer, Format
from api.v1.problems import Problem
from api.v1.resource import Asked, Asking, resource
from crimes.vocabulary import CRIME_CATEGORIES
from places.tile import DEEPEST_ZOOM
from releases.month import Month

ALL_CRIME = "all-crime"
CATEGORIES = {category.slug: category for category in CRIME_CATEGORIES}

AREA = {
    "name": "Name of the area.",
    "name_cy": "Its name in Welsh, if it has one of its own.",
    "path": "force/code of a neighbourhood; code of a district or LSOA.",
}
SPOT = {"latitude": "In degrees.", "longitude": "In degrees."}
LAYERS = {
    "areas": AREA
    | {
        "level": "0 (low) to 4 (high); left out where there is none.",
        "reason": "Number of the reason why there is no level.",
        "missing": "True where the force did not supply the month.",
    },
    "names": AREA | SPOT,
}


@dataclass(frozen=True)
class Set:
    """Tiles of one kind. view: the name of their address. layers: with what each field means."""

    view: str
    name: str
    description: str
    layers: dict[str, dict[str, str]] | None = None
    is_of_a_month: bool = True


SETS = {
    "areas": Set(
        "map-areas",
        "Neighbourhoods",
        "Neighbourhoods with their crime levels; districts farther out.",
        LAYERS,
    ),
    "small-areas": Set(
        "map-small-areas",
        "LSOAs",
        "LSOAs with their crime levels; neighbourhoods and districts farther out.",
        LAYERS,
    ),
    "counts": Set(
        "map-counts",
        "Numbers of crimes",
        "JSON, no vector tiles: `of` says of what, `found` has id, latitude and longitude in "
        "millionths of a degree, crimes and name of each street point, or area farther out.",
    ),
    "backdrop": Set(
        "map-backdrop",
        "The country's own map",
        "Coast, roads and names where the country brings a map of its own; else empty.",
        {
            layer: {"kind": "Of road or place.", "name": "If it has one.", "name_cy": "In Welsh."}
            | (SPOT if layer == "place" else {})
            for layer in ("coast", "water", "park", "docks", "road", "place")
        },
        is_of_a_month=False,
    ),
}
SetSlug = Enum("SetSlug", {slug: slug for slug in SETS}, type=str)  # type: ignore[misc]


class TilesAsked(Asked):
    date: str | None = Field(
        None, pattern=months.WRITTEN, description="The month; the latest without it."
    )
    category: CategorySlug | None = Field(None, description="All crime without it.")


class TileSet(Schema):
    tilejson: str
    id: str
    name: str
    description: str
    attribution: str
    tiles: list[str] = Field(description="Addresses with {z}, {x} and {y}.")
    minzoom: int
    maxzoom: int
    month: str | None
    category: str | None
    vector_layers: list[dict[str, Any]] | None = Field(description="Null: no vector tiles.")


@resource("/tiles", TilesAsked, TileSet, tag="Areas", offered=(Format.JSON,))
def tiles(asked: TilesAsked, asking: Asking) -> Answer:
    """Map tiles: vector tiles of areas with levels, and numbers of crimes."""
    month = _month(asked, asking)
    return Answer([_described(slug, month, asked, asking) for slug in SETS])


@resource("/tiles/{tiles}", TilesAsked, TileSet, tag="Areas", offered=(Format.JSON,), one=True)
def tile_set(asked: TilesAsked, asking: Asking, tiles: Path[SetSlug]) -> Answer:
    """One set of map tiles, as TileJSON that map libraries read."""
    month = _month(asked, asking)
    return Answer([_described(tiles.value, month, asked, asking)], is_one=True)


def _month(asked: TilesAsked, asking: Asking) -> Month:
    month = months.one(asked.date, "date", asking.public)
    category = CATEGORIES[asked.category.value] if asked.category else None
    if category and not category.is_in_use(month):
        raise Problem("invalid-value", f"{category.slug} was not in use in {month}.", "category")
    return month


def _described(slug: str, month: Month, asked: TilesAsked, asking: Asking) -> dict[str, Any]:
    found = SETS[slug]
    category = asked.category.value if asked.category else ALL_CRIME
    of = {"month": str(month), "category": category} if found.is_of_a_month else {}
    example = {"release": asking.public.stamp, "z": 0, "x": 0, "y": 0}
    address = reverse(found.view, kwargs=example | of).replace("0/0/0.", "{z}/{x}/{y}.")
    return {
        "tilejson": "3.0.0",
        "id": slug,
        "name": found.name,
        "description": found.description,
        "attribution": settings.ATTRIBUTION,
        "tiles": [f"{asking.origin}{address}"],
        "minzoom": 0,
        "maxzoom": DEEPEST_ZOOM,
        "month": of.get("month"),
        "category": of.get("category"),
        "vector_layers": found.layers
        and [{"id": layer, "fields": fields} for layer, fields in found.layers.items()],
    }
