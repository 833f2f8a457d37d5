"""Load neighbourhoods: their ids, names and boundaries."""

from collections import defaultdict
from pathlib import Path
from typing import Any

from django.db import connection

from forces import markup
from ingest.reference import boundaries, geojson, known_forces, neighbourhood_sources
from ingest.reference.files import opened
from ingest.reference.neighbourhood_rows import NeighbourhoodRow, finish, merge_neighbourhoods
from ingest.reference.neighbourhood_sources import Found
from ingest.reference.options import Options
from ingest.reference.report import Report
from ingest.refusals import Refused

Key = tuple[int, str]


def load(path: Path | None, options: Options, report: Report) -> None:
    """
    Bring in the neighbourhoods of the files at `path`; see `neighbourhood_sources` for forms.

    Teams and all else that belongs to a neighbourhood stays. With `options.replace`,
    neighbourhoods of the same forces that the files do not name are removed. Afterwards
    every street point is placed anew.
    """
    assert path is not None
    found = _collect(path, options, report)
    rows = [_row(key, parts, report) for key, parts in found.items()]
    with connection.cursor() as cursor:
        report.merged("neighbourhoods", merge_neighbourhoods(cursor, rows))
        finish(cursor, rows, report, remove_others=options.replace)


def _collect(path: Path, options: Options, report: Report) -> dict[Key, list[Found]]:
    """Return all that the files say, by force and code; several files may say a part each."""
    forces = known_forces.by_slug() | known_forces.by_pfa_code()
    found: dict[Key, list[Found]] = defaultdict(list)
    with opened(path, (*geojson.SUFFIXES, ".kml", ".csv")) as files:
        names = _force_lists(path, files)
        for file in files:
            if neighbourhood_sources.is_force_list(file):
                continue
            for part in neighbourhood_sources.neighbourhoods(file, options):
                force = forces.get(names.get(part.force, part.force))
                if force is None:
                    report.skipped(
                        "no such force is known", f"{part.force or 'no force'} {part.code}"
                    )
                elif part.code:
                    found[force, part.code].append(part)
    if not found:
        raise Refused(
            f"{path} has neighbourhoods of no force that is known; run `load_reference forces`, "
            f"or add --force SLUG."
        )
    return found


def _force_lists(path: Path, files: list[Any]) -> dict[str, str]:
    """Return official ids by PFA code from a PFA.csv among the files, or beside the one file."""
    lists = [file for file in files if neighbourhood_sources.is_force_list(file)]
    beside = path.parent / "PFA.csv"
    if not lists and path.is_file() and path.suffix == ".csv" and beside.is_file():
        with opened(beside, (".csv",)) as found:
            lists = [file for file in found if neighbourhood_sources.is_force_list(file)]
            return neighbourhood_sources.force_list(lists[0]) if lists else {}
    return {
        code: slug
        for file in lists
        for code, slug in neighbourhood_sources.force_list(file).items()
    }


def _row(key: Key, parts: list[Found], report: Report) -> NeighbourhoodRow:
    """Put together what several features or files say of one neighbourhood."""
    force, code = key

    def first(values: list[str]) -> str:
        return next((value for value in values if value), "")

    return NeighbourhoodRow(
        force_id=force,
        code=code,
        name=markup.line(first([part.name for part in parts])),
        name_cy=markup.line(first([part.name_cy for part in parts])),
        spare_name=markup.line(first([part.spare_name for part in parts])),
        boundary=_boundary(code, parts, report),
    )


def _boundary(code: str, parts: list[Found], report: Report) -> str | None:
    shaped = [part for part in parts if part.geometry]
    different = list({str(part.geometry): part for part in shaped}.values())
    if not different:
        if any(part.geometry == {} for part in parts):
            report.skipped("no boundary in the file", code)
        return None
    if len(shaped) > len(different):
        report.note("mended", "the same boundary given more than once", code)
    geometry = different[0].geometry
    if len(different) > 1:
        report.note("mended", "given in several parts, joined", code)
        polygons = [polygon for part in different for polygon in _polygons(part.geometry or {})]
        geometry = {"type": "MultiPolygon", "coordinates": polygons}
    return boundaries.stored(geometry, different[0].srid, code, report)


def _polygons(geometry: dict[str, Any]) -> list[Any]:
    """Return the polygons of a GeoJSON Polygon or MultiPolygon, as lists of rings."""
    coordinates = geometry.get("coordinates") or []
    return [coordinates] if geometry.get("type") == "Polygon" else coordinates
