"""
Read neighbourhoods from the forms in which they are published.

GeoJSON with `force`, `id` and `name`; KML called `{force}/{id}.kml`; the boundary of the API,
called `{force}/{id}/boundary.json`; lists of ids and names with the code of the force.
"""

from collections.abc import Iterator
from dataclasses import dataclass
from typing import Any

from ingest.reference import api_answers, geojson, kml, naming, tables
from ingest.reference.files import ReferenceFile
from ingest.reference.options import Options
from ingest.refusals import Refused
from places.geometry import DEGREES

# PFN.csv calls them PFNid and PFNn; PFA.csv gives the official id of each code.
CODE = r"id|code|pfnid|neighbourhood_?id"
NAME = r"name|pfnn|neighbourhood_?name"
FORCE = r"force|force_?id|pfa"


@dataclass(frozen=True)
class Found:
    """
    What one file says of one neighbourhood; None or "" where it says nothing.

    `force` is an official id or a PFA code. `spare_name` is to be used when nothing better is
    known: a KML file may repeat the id there. `geometry` is {} where the file should have
    had one, and None where it never has.
    """

    force: str
    code: str
    name: str = ""
    name_cy: str = ""
    spare_name: str = ""
    geometry: dict[str, Any] | None = None
    srid: int = DEGREES


def is_force_list(file: ReferenceFile) -> bool:
    """Say whether the file is a PFA.csv: codes of forces with their official ids."""
    return file.suffix == ".csv" and {"pfa", "pfaid"} <= {
        name.strip().lower() for name in tables.first_row(file)
    }


def force_list(file: ReferenceFile) -> dict[str, str]:
    """Return the official id of each force by its code, from a PFA.csv."""
    rows = tables.rows(file, {"PFA": "code", "PFAid": "slug"})
    return {code: slug for code, slug in zip(rows["code"], rows["slug"], strict=True) if slug}


def neighbourhoods(file: ReferenceFile, options: Options) -> Iterator[Found]:
    """Yield the neighbourhoods in `file`; Refused where it is in none of these forms."""
    if file.suffix == ".csv":
        yield from _from_list(file, options)
    elif file.suffix == ".kml":
        area = kml.area(file)
        force = options.force or file.path.parent.name
        yield Found(force, file.stem, spare_name=area.name, geometry=area.geometry)
    else:
        content = geojson.json_of(file, "a GeoJSON file or a boundary of the API")
        if isinstance(content, list):
            yield _from_api_boundary(file, content, options)
        else:
            yield from _from_geojson(file, options)


def _from_list(file: ReferenceFile, options: Options) -> Iterator[Found]:
    header = tables.first_row(file)
    if "PFN" in header and naming.find(header, CODE) is None:
        return  # PFN_PFA.csv says the same with other numbers.
    code = naming.need(header, CODE, file=file.name, what="neighbourhood id", example="id or PFNid")
    columns = {code: "code"} | naming.optional(
        header, {"name": NAME, "name_cy": "name_cy", "force": FORCE}
    )
    for row in tables.records(file, columns):
        force = row.get("force") or options.force
        yield Found(force, row["code"], row.get("name", ""), row.get("name_cy", ""))


def _from_geojson(file: ReferenceFile, options: Options) -> Iterator[Found]:
    found = geojson.features(file)
    code = naming.need(
        found.names, CODE, file=file.name, what="neighbourhood id", example="id or code"
    )
    name, name_cy = naming.find(found.names, NAME), naming.find(found.names, "name_cy")
    force = naming.find(found.names, FORCE)
    if force is None and not options.force:
        raise Refused(f"{file.name} does not say of which force it is; add --force SLUG.")
    for properties, shape in found.rows:
        yield Found(
            geojson.text(properties, force) or options.force,
            geojson.text(properties, code),
            geojson.text(properties, name),
            geojson.text(properties, name_cy),
            geometry=shape or {},
            srid=found.srid,
        )


def _from_api_boundary(file: ReferenceFile, corners: list[Any], options: Options) -> Found:
    *_, force, code = ("", "", *file.path.parent.parts)
    force, code = options.force or force, options.neighbourhood or code
    if not force or not code:
        raise Refused(
            f"{file.name} does not say of which neighbourhood it is; call it "
            f"FORCE/ID/boundary.json, or add --force SLUG --neighbourhood ID."
        )
    return Found(force, code, geometry=api_answers.boundary(corners, file.name))
