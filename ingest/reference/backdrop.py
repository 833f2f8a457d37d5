"""A map to draw under the data, of a country that no map service has."""

import json
from pathlib import Path
from typing import Any

from django.db import connection

from ingest.reference import staging
from ingest.reference.options import Options
from ingest.reference.report import Report
from ingest.refusals import Refused

# From which zoom something is drawn, by layer or by layer and kind; farther in, more fits.
FROM_ZOOM = {
    "coast": 0,
    "water": 8,
    "park": 11,
    "docks": 11,
    "road main": 9,
    "road minor": 11,
    "road street": 13,
    "place city": 7,
    "place town": 9,
    "place suburban area": 12,
    "place village": 11,
    "place hamlet": 13,
}
# What the table above does not know is drawn near by.
OTHERS = 12

WRITE = """
    INSERT INTO places_backdrop (layer, kind, name, name_cy, from_zoom, shape)
    SELECT layer, kind, name, name_cy, from_zoom,
           ST_Transform(ST_SetSRID(ST_GeomFromGeoJSON(geometry), 4326), 3857)
    FROM new_backdrop
"""
COLUMNS = {
    "layer": "text",
    "kind": "text",
    "name": "text",
    "name_cy": "text",
    "from_zoom": "smallint",
    "geometry": "text",
}


def load(path: Path | None, options: Options, report: Report) -> None:
    """Replace the backdrop by the features of the GeoJSON file at `path`."""
    assert path is not None
    try:
        features = json.loads(path.read_bytes())["features"]
        rows = [_row(feature) for feature in features]
    except (OSError, ValueError, KeyError, TypeError) as error:
        raise Refused(f"{path} is not GeoJSON of features with a layer each: {error!r}") from error
    with connection.cursor() as cursor:
        staging.create(cursor, "new_backdrop", COLUMNS)
        staging.fill(cursor, "new_backdrop", list(COLUMNS), rows)
        staging.run(cursor, "DELETE FROM places_backdrop")
        written = staging.run(cursor, WRITE)
    report.did(f"backdrop: {written:,} features", written)


def _row(feature: dict[str, Any]) -> tuple[Any, ...]:
    about = feature["properties"]
    layer = about["layer"]
    kind = (about.get("class") or about.get("kind") or "").lower()
    zoom = FROM_ZOOM.get(layer, FROM_ZOOM.get(f"{layer} {kind}", OTHERS))
    name, name_cy = about.get("name", ""), about.get("name_cy", "")
    return layer, kind, name, name_cy, zoom, json.dumps(feature["geometry"])
