"""Read GeoJSON files as features: properties and a geometry."""

import re
from dataclasses import dataclass
from typing import Any

import orjson

from ingest.reference.files import ReferenceFile, refuse_web_page
from ingest.refusals import Refused
from places.geometry import DEGREES

SUFFIXES = (".geojson", ".json")


@dataclass(frozen=True)
class Features:
    """
    The features of one file as (properties, geometry), and the reference system of all.

    `names` are the names of all properties.
    """

    file: str
    srid: int
    rows: list[tuple[dict[str, Any], dict[str, Any] | None]]
    names: list[str]


def features(file: ReferenceFile) -> Features:
    """Read `file`; Refused where it is not a GeoJSON collection of features, or has none."""
    content = json_of(file, "a GeoJSON file")
    if not isinstance(content, dict) or not isinstance(content.get("features"), list):
        raise Refused(
            f"{file.name} is not a GeoJSON FeatureCollection; fetch the boundaries as GeoJSON."
        )
    rows = []
    names: dict[str, None] = {}
    for feature in content["features"]:
        properties = feature.get("properties") if isinstance(feature, dict) else None
        if not isinstance(properties, dict):
            raise Refused(f"{file.name} holds a feature without properties; fetch it again.")
        names.update(dict.fromkeys(properties))
        rows.append((properties, feature.get("geometry")))
    if not rows:
        raise Refused(f"{file.name} holds no features; fetch it again, with all rows.")
    return Features(file.name, _srid(content), rows, list(names))


def json_of(file: ReferenceFile, expected: str) -> Any:
    """Return the JSON in `file`; Refused where it is something else than `expected`."""
    content = file.read()
    refuse_web_page(content[:4096], file.name, expected)
    try:
        return orjson.loads(content.removeprefix(b"\xef\xbb\xbf"))
    except orjson.JSONDecodeError as error:
        raise Refused(f"{file.name} is not {expected}: {error}. Fetch it again.") from error


def text(properties: dict[str, Any], name: str | None) -> str:
    """Return one property as trimmed text, "" where it is missing or null."""
    value = properties.get(name) if name else None
    return "" if value is None else str(value).strip()


def _srid(content: dict[str, Any]) -> int:
    """Return the number in a `crs` member such as "urn:ogc:def:crs:EPSG::27700"."""
    crs = content.get("crs")
    properties = crs.get("properties") if isinstance(crs, dict) else None
    name = properties.get("name") if isinstance(properties, dict) else None
    match = re.search(r"EPSG:+(?:[\d.]*:)?(\d+)$", str(name))
    return int(match[1]) if match else DEGREES
