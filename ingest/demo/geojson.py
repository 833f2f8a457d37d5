"""GeoJSON and KML of areas, compact, with coordinates of six decimals (a tenth of a metre)."""

import json
from pathlib import Path
from xml.sax.saxutils import escape

from ingest.demo.country import Country
from ingest.demo.outlines import Ring as Vertices
from ingest.demo.outlines import outline

Ring = list[tuple[float, float]]  # longitude, latitude; closed


def area(country: Country, mask) -> list[list[Ring]]:
    """The parts of the area of the blocks chosen by `mask`, each a ring and its holes."""
    parts = outline(country.network.mesh, set(country.blocks.faces[mask].tolist()))
    return [[ring(country, one) for one in part] for part in parts]


def ring(country: Country, vertices: Vertices) -> Ring:
    closed = [*vertices, vertices[0]]
    return [(float(country.lon[v]), float(country.lat[v])) for v in closed]


def feature(properties: dict, kind: str, coordinates) -> dict:
    return {
        "type": "Feature",
        "properties": properties,
        "geometry": {"type": kind, "coordinates": coordinates},
    }


def polygon(properties: dict, parts: list[list[Ring]], always_multi: bool = False) -> dict:
    """A Polygon where there is one part, as the official files have it, else a MultiPolygon."""
    if len(parts) == 1 and not always_multi:
        return feature(properties, "Polygon", parts[0])
    return feature(properties, "MultiPolygon", parts)


def write(path: Path, features: list[dict]) -> None:
    """Write a feature collection, one feature to a line."""
    lines = ",\n".join(json.dumps(f, ensure_ascii=False, separators=(",", ":")) for f in features)
    path.parent.mkdir(parents=True, exist_ok=True)
    name = json.dumps(path.stem)
    path.write_text(
        f'{{"type":"FeatureCollection","name":{name},"features":[\n{lines}\n]}}\n', encoding="utf-8"
    )


def write_kml(path: Path, name: str, parts: list[list[Ring]], height: bool) -> None:
    """Write one area as the boundary downloads have it, with or without a third coordinate."""
    third = ",0" if height else ""
    polygons = "".join(
        "<Polygon>"
        + "".join(
            f"<{edge}BoundaryIs><LinearRing><coordinates>"
            + " ".join(f"{lon:.6f},{lat:.6f}{third}" for lon, lat in one)
            + f"</coordinates></LinearRing></{edge}BoundaryIs>"
            for edge, one in zip(["outer", *["inner"] * (len(part) - 1)], part, strict=True)
        )
        + "</Polygon>"
        for part in parts
    )
    path.parent.mkdir(parents=True, exist_ok=True)
    path.write_text(
        '<?xml version="1.0" encoding="UTF-8"?>\n'
        '<kml xmlns="http://www.opengis.net/kml/2.2"><Document>'
        f"<name>{escape(name)}</name><Placemark><name>{escape(name)}</name>"
        f"<MultiGeometry>{polygons}</MultiGeometry></Placemark></Document></kml>\n",
        encoding="utf-8",
    )
