"""Load districts: boundaries from GeoJSON, names and forces from a lookup."""

from pathlib import Path
from typing import Any

from django.db import connection

from forces import markup
from ingest.reference import boundaries, geojson, known_forces, naming, staging, tables
from ingest.reference.district_areas import unite_lsoas
from ingest.reference.files import ReferenceFile, opened
from ingest.reference.options import Options
from ingest.reference.report import Report

COLUMNS = {
    "code": "text",
    "name": "text",
    "name_cy": "text",
    "force_id": "smallint",
    "boundary": boundaries.COLUMN,
}
Row = dict[str, Any]


def load(path: Path | None, options: Options, report: Report) -> None:
    """
    Bring in districts from GeoJSON (`LAD23CD`, `LAD23NM`) and lookups
    (`ltla24_code,ltla24_name,...,pfa24_code`) at `path`; a district without a boundary gets
    that of its LSOAs together.
    """
    assert path is not None
    found: dict[str, Row] = {}
    with opened(path, (*geojson.SUFFIXES, ".csv")) as files:
        for file in files:
            rows = _from_lookup if file.suffix == ".csv" else _from_geojson
            for row in rows(file, report):
                known = found.setdefault(row["code"], {})
                known.update({name: value for name, value in row.items() if value is not None})
    with connection.cursor() as cursor:
        report.merged("districts", merge_districts(cursor, list(found.values())))
        unite_lsoas(cursor, report)


def merge_districts(cursor: Any, rows: list[Row]) -> staging.Merged:
    """Bring in districts; a value that a row does not have leaves what is there."""
    staging.create(cursor, "new_districts", COLUMNS)
    staging.fill(
        cursor, "new_districts", list(COLUMNS), ([row.get(c) for c in COLUMNS] for row in rows)
    )
    return staging.merge(
        cursor,
        "new_districts",
        into="places_district",
        key=["code"],
        columns=[],
        keep={"name": "s.code", "name_cy": "''", "force_id": "NULL", "boundary": "NULL"},
    )


def _from_geojson(file: ReferenceFile, report: Report) -> list[Row]:
    found = geojson.features(file)
    code = naming.need(
        found.names, naming.DISTRICT_CODE, file=file.name, what="district code", example="LAD23CD"
    )
    name = naming.find(found.names, naming.DISTRICT_NAME)
    name_cy = naming.find(found.names, naming.DISTRICT_NAME_CY)
    return [
        {
            "code": geojson.text(properties, code),
            "name": markup.line(geojson.text(properties, name)) or None,
            "name_cy": markup.line(geojson.text(properties, name_cy)) or None,
            "boundary": boundaries.stored(
                shape, found.srid, geojson.text(properties, code), report
            ),
        }
        for properties, shape in found.rows
        if geojson.text(properties, code)
    ]


def _from_lookup(file: ReferenceFile, report: Report) -> list[Row]:
    header = tables.first_row(file)
    columns = {
        naming.need(
            header, naming.DISTRICT_CODE, file=file.name, what="district code", example="LAD23CD"
        ): "code"
    }
    columns |= naming.optional(
        header,
        {
            "name": naming.DISTRICT_NAME,
            "name_cy": naming.DISTRICT_NAME_CY,
            "pfa": naming.PFA_CODE,
        },
    )
    forces = known_forces.by_pfa_code() if "pfa" in columns.values() else {}
    rows: list[Row] = []
    for record in tables.records(file, columns):
        pfa = record.pop("pfa", "")
        if pfa and pfa not in forces:
            report.skipped("no force has this police force area code", f"{pfa} of {record['code']}")
        row: Row = {name: value or None for name, value in record.items()}
        if row["code"]:
            rows.append({**row, "force_id": forces.get(pfa)})
    return rows
