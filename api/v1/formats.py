"""JSON, GeoJSON or CSV: which is asked for, and how each is written."""

import csv
import io
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field
from enum import StrEnum
from typing import Any

import orjson
from django.http import HttpRequest

from api.v1.problems import Problem

Record = Mapping[str, Any]

# Where a record's outline stands, if it has one; GeoJSON takes it out.
GEOMETRY = "geometry"


class Format(StrEnum):
    """The value is the ending of an address: `/api/v1/crimes.csv`."""

    JSON = "json"
    GEOJSON = "geojson"
    CSV = "csv"

    @property
    def media_type(self) -> str:
        return MEDIA_TYPES[self]


MEDIA_TYPES = {
    Format.JSON: "application/json",
    Format.GEOJSON: "application/geo+json",
    Format.CSV: "text/csv",
}


@dataclass(frozen=True)
class Answer:
    """
    Records to be written.

    key: the sort key of the last one, where there are more.
    missing: what was asked for and is not known, month by month: see `api.v1.gaps`.
    is_one: one record rather than a list of them.
    """

    records: Sequence[Record]
    key: Sequence[Any] | None = None
    missing: Sequence[Record] = field(default_factory=list)
    is_one: bool = False


def wanted(request: HttpRequest, suffix: str | None, offered: Sequence[Format]) -> Format:
    """Return the format that the address or the Accept header asks for."""
    if suffix is not None:
        return Format(suffix)
    types = [MEDIA_TYPES[format] for format in offered]
    preferred = request.get_preferred_type(types)
    if preferred is None:
        raise Problem("not-acceptable", f"There are {', '.join(types)}.", "Accept", types)
    return offered[types.index(preferred)]


def as_json(answer: Answer, following: str | None) -> bytes:
    if answer.is_one:
        return orjson.dumps(answer.records[0])
    return orjson.dumps({"data": answer.records, "next": following, "missing": answer.missing})


def as_geojson(answer: Answer, following: str | None) -> bytes:
    features = [_feature(record) for record in answer.records]
    if answer.is_one:
        return orjson.dumps(features[0])
    return orjson.dumps(
        {
            "type": "FeatureCollection",
            "features": features,
            "next": following,
            "missing": answer.missing,
        }
    )


def as_csv(answer: Answer, columns: Sequence[str]) -> bytes:
    """Write a header, then a line for each record; what is not known is empty."""
    text = io.StringIO()
    writer = csv.writer(text)
    writer.writerow(columns)
    writer.writerows([_cell(record[c]) for c in columns] for record in answer.records)
    return text.getvalue().encode()


def chosen(records: Iterable[Record], fields: Sequence[str]) -> list[Record]:
    """Return records with `fields` alone, in that order, and their geometry if they have one."""
    return [
        {name: record[name] for name in fields}
        | ({GEOMETRY: record[GEOMETRY]} if GEOMETRY in record else {})
        for record in records
    ]


def _feature(record: Record) -> dict[str, Any]:
    properties = {name: value for name, value in record.items() if name != GEOMETRY}
    return {"type": "Feature", "geometry": record[GEOMETRY], "properties": properties}


def _cell(value: Any) -> Any:
    if value is None:
        return ""
    if isinstance(value, bool):
        return "true" if value else "false"
    if isinstance(value, dict | list):
        return orjson.dumps(value).decode()
    return value


def point(record: Record) -> dict[str, Any] | None:
    """Return the GeoJSON point at a record's `longitude` and `latitude`; None where unknown."""
    if record["longitude"] is None:
        return None
    return {"type": "Point", "coordinates": [record["longitude"], record["latitude"]]}
