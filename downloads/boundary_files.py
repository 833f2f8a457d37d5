"""Write outlines as files: KML in a zip, laid out as upstream does, GeoJSON and GeoPackage."""

import datetime
import json
import zipfile
from collections.abc import Iterable
from pathlib import Path
from urllib.parse import quote
from xml.sax.saxutils import escape

from downloads import licence
from downloads.outlines import Outline

KML = """<?xml version="1.0" encoding="utf-8"?>
<kml xmlns="http://www.opengis.net/kml/2.2">
<Document><name>{name}</name><description>{words}</description>
<Placemark><name>{name}</name>{outline}</Placemark></Document>
</kml>
"""


def write_kml_zip(
    path: Path, outlines: Iterable[tuple[str, Outline]], made_at: datetime.datetime
) -> None:
    """Write a zip with a KML file for each (folder, outline)."""
    words = licence.words()
    with zipfile.ZipFile(path, "w", zipfile.ZIP_DEFLATED) as archive:
        archive.comment = words.encode("ascii", "replace")
        for folder, area in outlines:
            member = zipfile.ZipInfo(
                f"{folder}/{file_name(area.code)}.kml", made_at.timetuple()[:6]
            )
            member.compress_type = zipfile.ZIP_DEFLATED
            member.external_attr = 0o644 << 16
            named = {"name": escape(area.name), "words": escape(words), "outline": area.outline}
            archive.writestr(member, KML.format(**named))


def file_name(code: str) -> str:
    """
    Return a neighbourhood's id as the name of a file.

    Ids are used as they are, blanks and dots included; one with a slash, or that is all dots,
    could lead out of the folder it is unpacked into, and is percent-encoded.
    """
    if code.strip(".") and not any(letter in code for letter in "/\\:\0"):
        return code
    return quote(code, safe=" ").replace(".", "%2E")


def write_geojson(path: Path, outlines: Iterable[Outline]) -> int:
    """Write one feature a line, with licence and attribution; return how many."""
    head = {
        "type": "FeatureCollection",
        "license": licence.LICENCE_URL,
        "attribution": licence.ATTRIBUTION,
    }
    count = 0
    with path.open("w", encoding="utf-8") as file:
        file.write(json.dumps(head)[:-1] + ', "features": [')
        for count, area in enumerate(outlines, start=1):
            file.write("\n" if count == 1 else ",\n")
            file.write(_feature(area))
        file.write("\n]}\n")
    return count


def write_geopackage(path: Path, layers: dict[str, Path]) -> None:
    """
    Write a GeoPackage with a layer from each GeoJSON file.

    GDAL does it, by pyogrio, which brings numpy: this runs in a Celery task and is imported there.
    """
    import pyogrio

    path.unlink(missing_ok=True)
    about = {"LICENCE": licence.LICENCE_URL, "ATTRIBUTION": licence.ATTRIBUTION}
    for number, (layer, source) in enumerate(layers.items()):
        meta, _fids, outlines, columns = pyogrio.raw.read(source)
        pyogrio.raw.write(
            path,
            outlines,
            columns,
            meta["fields"],
            layer=layer,
            driver="GPKG",
            crs=meta["crs"],
            geometry_type="MultiPolygon",
            promote_to_multi=True,
            dataset_metadata=about if number == 0 else None,
            append=number > 0,
        )


def _feature(area: Outline) -> str:
    properties: dict[str, str | int] = {"force": area.force, "id": area.code, "name": area.name}
    if area.population is not None:
        properties["population"] = area.population
    written = json.dumps(properties, ensure_ascii=False)
    return f'{{"type": "Feature", "properties": {written}, "geometry": {area.outline}}}'
