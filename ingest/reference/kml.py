"""Read the areas in a KML file, as the official boundary downloads are."""

from collections.abc import Iterator
from dataclasses import dataclass
from typing import Any
from xml.etree import ElementTree

from ingest.reference.files import ReferenceFile
from ingest.refusals import Refused


@dataclass(frozen=True)
class KmlArea:
    """All polygons of one file as one GeoJSON MultiPolygon, and the name in the file, if any."""

    name: str
    geometry: dict[str, Any]


def area(file: ReferenceFile) -> KmlArea:
    """Read `file`; Refused where it is not KML or holds no polygon."""
    content = file.read()
    # No official KML declares a document type; one that does may hold entities that explode.
    if b"<!DOCTYPE" in content or b"<!ENTITY" in content or b"<kml" not in content[:4096]:
        raise Refused(
            f"{file.name} is not a KML file (a web page, perhaps); fetch the boundaries again."
        )
    try:
        root = ElementTree.fromstring(content)
        polygons = [
            [_corners(ring.text or "") for ring in _rings(polygon)]
            for polygon in root.iterfind(".//{*}Polygon")
        ]
    except (ElementTree.ParseError, ValueError) as error:
        raise Refused(f"{file.name} is not a whole KML file ({error}); fetch it again.") from error
    if not polygons:
        raise Refused(f"{file.name} holds no polygon; fetch the boundaries again.")
    name = root.findtext(".//{*}Placemark/{*}name") or ""
    return KmlArea(name.strip(), {"type": "MultiPolygon", "coordinates": polygons})


def _rings(polygon: ElementTree.Element) -> Iterator[ElementTree.Element]:
    yield from polygon.iterfind("{*}outerBoundaryIs/{*}LinearRing/{*}coordinates")
    yield from polygon.iterfind("{*}innerBoundaryIs/{*}LinearRing/{*}coordinates")


def _corners(text: str) -> list[list[float]]:
    """Read "lon,lat[,height] lon,lat[,height] ..."."""
    return [[float(number) for number in corner.split(",")] for corner in text.split()]
