"""Small files in the forms of the publishers, made in the test that loads them."""

import csv
import json
import zipfile
from pathlib import Path


def ring(longitude=2.5, latitude=54.5, side=0.02):
    """Return a square around a position as a closed ring of a GeoJSON polygon."""
    west, east = longitude - side / 2, longitude + side / 2
    south, north = latitude - side / 2, latitude + side / 2
    return [[west, south], [east, south], [east, north], [west, north], [west, south]]


def square(longitude=2.5, latitude=54.5, side=0.02):
    return {"type": "Polygon", "coordinates": [ring(longitude, latitude, side)]}


def feature(geometry, **properties):
    return {"type": "Feature", "properties": properties, "geometry": geometry}


def write_geojson(path: Path, *features, **members) -> Path:
    path.parent.mkdir(parents=True, exist_ok=True)
    collection = {"type": "FeatureCollection", "features": list(features), **members}
    path.write_text(json.dumps(collection), encoding="utf-8")
    return path


def write_json(path: Path, content) -> Path:
    path.parent.mkdir(parents=True, exist_ok=True)
    path.write_text(json.dumps(content), encoding="utf-8")
    return path


def write_csv(path: Path, *rows, encoding="utf-8") -> Path:
    path.parent.mkdir(parents=True, exist_ok=True)
    with path.open("w", newline="", encoding=encoding) as file:
        csv.writer(file).writerows(rows)
    return path


def kml(*rings, name="", height="") -> str:
    """Return a KML file of one polygon for each ring."""
    polygons = "".join(
        "<Polygon><outerBoundaryIs><LinearRing><coordinates>"
        + " ".join(f"{x},{y}{height}" for x, y in corners)
        + "</coordinates></LinearRing></outerBoundaryIs></Polygon>"
        for corners in rings
    )
    return (
        '<?xml version="1.0" encoding="UTF-8"?>\n<kml xmlns="http://www.opengis.net/kml/2.2">'
        f"<Document><Placemark><name>{name}</name><MultiGeometry>{polygons}</MultiGeometry>"
        "</Placemark></Document></kml>"
    )


def write_text(path: Path, content: str) -> Path:
    path.parent.mkdir(parents=True, exist_ok=True)
    path.write_text(content, encoding="utf-8")
    return path


def write_zip(path: Path, members: dict[str, str | bytes]) -> Path:
    with zipfile.ZipFile(path, "w", zipfile.ZIP_DEFLATED) as archive:
        for name, content in members.items():
            archive.writestr(name, content)
    return path
