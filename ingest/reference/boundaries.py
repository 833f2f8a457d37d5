"""Turn a publisher's geometry into what goes into the database, telling what was mended."""

from typing import Any

from ingest.reference.report import Report
from places import geometry

COLUMN = "geometry(MultiPolygon, 4326)"


def stored(shape: dict[str, Any] | None, srid: int, name: str, report: Report) -> str | None:
    """
    Return the GeoJSON geometry `shape` of the area called `name` as PostGIS takes it by COPY.

    None, and a line in the report, where it cannot be made an area.
    """
    if shape is None:
        report.skipped("no boundary in the file", name)
        return None
    try:
        area = geometry.area(shape, srid)
    except geometry.NotAnArea as error:
        report.skipped(f"boundary left out, {error}", name)
        return None
    report.mended(name, area.faults)
    return area.shape.hexewkb.decode()
