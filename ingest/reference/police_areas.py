"""Load the areas of the police forces, as GeoJSON with PFA codes or as one KML file a force."""

from collections.abc import Iterator
from pathlib import Path
from typing import Any

from django.db import connection

from ingest.reference import boundaries, geojson, kml, known_forces, naming, staging
from ingest.reference.files import ReferenceFile, opened
from ingest.reference.options import Options
from ingest.reference.report import Report
from ingest.refusals import Refused
from places.geometry import DEGREES


def load(path: Path | None, options: Options, report: Report) -> None:
    """Bring in the boundary of each force that the files at `path` have."""
    assert path is not None
    found: dict[int, str] = {}
    with opened(path, (*geojson.SUFFIXES, ".kml")) as files:
        for file in files:
            for force, name, shape, srid in _areas(file, report):
                boundary = boundaries.stored(shape, srid, name, report)
                if boundary:
                    found[force] = boundary
    if not found:
        raise Refused(
            f"{path} has the area of no force that is known; run `load_reference forces`."
        )
    with connection.cursor() as cursor:
        staging.create(
            cursor,
            "new_force_areas",
            {"id": "smallint", "boundary": boundaries.COLUMN},
        )
        staging.fill(cursor, "new_force_areas", ["id", "boundary"], found.items())
        merged = staging.merge(
            cursor,
            "new_force_areas",
            into="forces_force",
            key=["id"],
            columns=["boundary"],
            add=False,
        )
    report.merged("force areas", merged)


def _areas(
    file: ReferenceFile, report: Report
) -> Iterator[tuple[int, str, dict[str, Any] | None, int]]:
    """Yield the key of a force, what to call it, its geometry, and the reference system."""
    if file.suffix == ".kml":
        # force_kmls.zip: one file a force, called by the force's id.
        force = known_forces.by_slug().get(file.stem)
        if force is None:
            report.skipped("no force has this id", file.stem)
        else:
            yield force, file.stem, kml.area(file).geometry, DEGREES
        return
    areas = geojson.features(file)
    code_name = naming.need(
        areas.names, naming.PFA_CODE, file=file.name, what="police force area", example="PFA23CD"
    )
    forces = known_forces.by_pfa_code()
    for properties, shape in areas.rows:
        code = geojson.text(properties, code_name)
        if code in forces:
            yield forces[code], code, shape, areas.srid
        else:
            report.skipped("no force has this police force area code", code)
