"""Load LSOAs of both vintages: boundaries from GeoJSON, districts from a lookup."""

from collections.abc import Iterator
from pathlib import Path
from typing import Any

from django.db import connection

from forces import markup
from ingest.reference import boundaries, geojson, naming, placing, tables
from ingest.reference.district_areas import remove_empty_districts, unite_lsoas
from ingest.reference.districts import merge_districts
from ingest.reference.files import ReferenceFile, opened
from ingest.reference.lsoa_rows import LsoaRow, inherit_districts, merge_lsoas
from ingest.reference.options import Options
from ingest.reference.recounting import recount_districts
from ingest.reference.report import Report
from ingest.reference.staging import Merged
from ingest.refusals import Refused
from levels.shares import divide_lsoas

VINTAGES = {
    2021: (naming.LSOA_2021_CODE, naming.LSOA_2021_NAME),
    2011: (naming.LSOA_2011_CODE, naming.LSOA_2011_NAME),
}
DISTRICTS_OF_LSOAS = "SELECT code, district_id FROM places_lsoa WHERE district_id IS NOT NULL"


def load(path: Path | None, options: Options, report: Report) -> None:
    """
    Bring in LSOAs from GeoJSON (`LSOA21CD` or `LSOA11CD`) and lookups
    (`lsoa21_code,...,ltla24_code`) at `path`; points and postcodes without an LSOA get one.
    """
    assert path is not None
    with (
        connection.cursor() as cursor,
        opened(path, (*geojson.SUFFIXES, ".csv")) as files,
    ):
        before = _districts_of_lsoas(cursor)
        total = Merged()
        for file in files:
            report.tell(f"reading {file.name}")
            read = _from_lookup if file.suffix == ".csv" else _from_geojson
            total += merge_lsoas(cursor, _once(read(cursor, file, report), file.name))
        report.merged("LSOAs", total)
        inherit_districts(cursor, report)
        remove_empty_districts(cursor, report)
        unite_lsoas(cursor, report)
        placing.place_without_lsoa(cursor, report)
        if _districts_of_lsoas(cursor) != before:
            recount_districts(report)
        if report.changed:
            divide_lsoas(cursor)


def _once(rows: Iterator[LsoaRow], file: str) -> list[LsoaRow]:
    """Return the rows with each code once: the last, as a lookup may hold a code many times."""
    by_code = {row.code: row for row in rows if row.code}
    if not by_code:
        raise Refused(f"{file} holds no LSOAs; fetch it again, with all rows.")
    return list(by_code.values())


def _vintage(names: list[str], file: str) -> tuple[int, str, str | None]:
    """Return the vintage of a file, and its names for code and name."""
    for vintage, (code_pattern, name_pattern) in VINTAGES.items():
        code = naming.find(names, code_pattern)
        if code:
            return vintage, code, naming.find(names, name_pattern)
    raise Refused(
        f"{file} has no LSOA code (a name like LSOA21CD or lsoa11_code); it has "
        f"{', '.join(names[:12])}. Check that it is the right file for this kind."
    )


def _from_geojson(cursor: Any, file: ReferenceFile, report: Report) -> Iterator[LsoaRow]:
    found = geojson.features(file)
    vintage, code_name, name_name = _vintage(found.names, file.name)
    for properties, shape in found.rows:
        code = geojson.text(properties, code_name)
        yield LsoaRow(
            code,
            vintage,
            name=markup.line(geojson.text(properties, name_name)) or None,
            boundary=boundaries.stored(shape, found.srid, code, report),
        )


def _from_lookup(cursor: Any, file: ReferenceFile, report: Report) -> Iterator[LsoaRow]:
    header = tables.first_row(file)
    vintage, code_name, name_name = _vintage(header, file.name)
    columns = {code_name: "code"} | ({name_name: "name"} if name_name else {})
    columns |= naming.optional(
        header, {"district_code": naming.DISTRICT_CODE, "district_name": naming.DISTRICT_NAME}
    )
    rows = tables.records(file, columns)
    if "district_code" in columns.values():
        if vintage == 2011:
            # Its districts are those of 2021 or before; some are no more.
            known = _districts_of_lsoas(cursor)
            rows = [row | {"district_code": ""} if row["code"] in known else row for row in rows]
        districts = {row["district_code"]: row.get("district_name") for row in rows}
        merge_districts(
            cursor,
            [{"code": code, "name": name or None} for code, name in districts.items() if code],
        )
    for row in rows:
        yield LsoaRow(
            row["code"],
            vintage,
            name=row.get("name") or None,
            district_code=row.get("district_code") or None,
        )


def _districts_of_lsoas(cursor: Any) -> dict[str, int]:
    cursor.execute(DISTRICTS_OF_LSOAS)
    return dict(cursor.fetchall())
