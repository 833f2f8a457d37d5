"""Load names that people search for: OS Open Names, and lists of built-up areas."""

from pathlib import Path
from typing import Any

import pandas as pd
from django.db import connection
from psycopg import sql

from ingest.copying import copy_frame
from ingest.reference import naming, open_names, staging, street_names, tables
from ingest.reference.files import ReferenceFile, opened
from ingest.reference.options import Options
from ingest.reference.report import Report
from ingest.refusals import Refused
from places.folding import fold
from places.models import PlaceName

STAGED = {
    "line": "bigint GENERATED ALWAYS AS IDENTITY",
    "source_id": "text",
    "name": "text",
    "name_cy": "text",
    "kind": "text",
    "within": "text",
    "is_section": "boolean",
    "x": "float8",
    "y": "float8",
    "srid": "integer",
    "folded": "text",
}
BUILT_UP_CODE = r"bua(?P<year>\d\d)_?(?:code|cd)"
BUILT_UP_NAME = r"bua(?P<year>\d\d)_?(?:name|nm)|name"
BUILT_UP_ENDING = r"\s+(?:BUA|BUASD|Built-up area)$"

# A road that runs through several places is there as a whole and in sections; a section is
# of use only where the road itself is not given for the same place.
DROP_SECTIONS = """
    DELETE FROM place_name_rows s
    WHERE s.is_section AND EXISTS (
        SELECT FROM place_name_rows whole
        WHERE whole.folded = s.folded AND whole.within = s.within
          AND (NOT whole.is_section OR whole.line < s.line)
    )
"""
LAST_ROWS = """
    CREATE TEMPORARY TABLE new_place_names ON COMMIT DROP AS
    SELECT DISTINCT ON (source_id) source_id, name, COALESCE(name_cy, '') AS name_cy, kind,
        COALESCE(within, '') AS within, folded,
        CASE WHEN srid = 4326 THEN ST_SetSRID(ST_MakePoint(x, y), 4326)
             ELSE ST_Transform(ST_SetSRID(ST_MakePoint(x, y), srid), 4326)
        END::geometry(Point, 4326) AS location
    FROM place_name_rows
    ORDER BY source_id, line DESC
"""
# Built-up areas come without their district; many names are there more than once.
NAME_DISTRICTS = """
    UPDATE new_place_names p SET within = found.name
    FROM (
        SELECT DISTINCT ON (q.source_id) q.source_id, d.name
        FROM new_place_names q JOIN places_district d ON ST_Covers(d.boundary, q.location)
        WHERE q.within = ''
        ORDER BY q.source_id, d.code
    ) found
    WHERE p.source_id = found.source_id AND p.name <> found.name
"""
REMOVE_OTHERS = """
    DELETE FROM places_placename o
    WHERE (kind = 'built-up-area') = {built_up}
      AND NOT EXISTS (SELECT FROM new_place_names n WHERE n.source_id = o.source_id)
"""


def load(path: Path | None, options: Options, report: Report) -> None:
    """
    Bring in the names of the files at `path`: OS Open Names (34 columns, no header) or built-up
    areas (`bua11_code,name,longitude,latitude`).

    With `options.replace`, names of the same publisher that the files do not hold are removed.
    """
    assert path is not None
    publishers = set()
    with connection.cursor() as cursor:
        staging.create(cursor, "place_name_rows", STAGED)
        with opened(path, (".csv",)) as files:
            for file in files:
                publishers.add(_stage(cursor, file, report))
        publishers.discard(None)
        if not publishers:
            raise Refused(
                f"{path} holds no place names: OS Open Names has 34 columns and no header, a list "
                f"of built-up areas has the columns bua11_code, name, longitude and latitude."
            )
        cursor.execute("CREATE INDEX ON place_name_rows (folded, within)")
        cursor.execute("ANALYZE place_name_rows")
        cursor.execute(DROP_SECTIONS)
        rows = staging.run(cursor, "SELECT FROM place_name_rows")
        staging.run(cursor, "DROP TABLE IF EXISTS pg_temp.new_place_names")
        cursor.execute(LAST_ROWS)
        # A built-up area of several parts has a row for each, under one code.
        again = rows - cursor.rowcount
        report.note("given again", "the last row of a place counts", path.name, again)
        cursor.execute(NAME_DISTRICTS)
        merged = staging.merge(
            cursor,
            "new_place_names",
            into="places_placename",
            key=["source_id"],
            columns=["name", "name_cy", "kind", "within", "location", "folded"],
        )
        report.merged("place names", merged)
        if options.replace:
            for built_up in publishers:
                removed = staging.run(cursor, REMOVE_OTHERS, built_up=sql.Literal(built_up))
                report.did(f"place names removed: {removed:,}", removed)
    street_names.take_up_new_names()


def _stage(cursor: Any, file: ReferenceFile, report: Report) -> bool | None:
    """Stage one file; say whether it lists built-up areas, None where it holds no names."""
    header = tables.first_row(file)
    built_up = naming.find(header, BUILT_UP_CODE) is not None
    if built_up:
        _copy(cursor, _built_up_areas(file, header))
    elif open_names.is_open_names(header):
        for part in open_names.read(file, report):
            _copy(cursor, part)
    else:
        report.skipped("no file of place names", file.name)
        return None
    report.tell(f"read {file.name}")
    return built_up


def _copy(cursor: Any, rows: pd.DataFrame) -> None:
    both = rows["name"] + " " + rows.get("name_cy", "")
    folded = {text: fold(text) for text in both.unique()}
    copy_frame(
        cursor,
        sql.Identifier("place_name_rows"),
        rows.assign(folded=both.map(folded)),
    )


def _built_up_areas(file: ReferenceFile, header: list[str]) -> pd.DataFrame:
    columns = {
        naming.need(header, pattern, file=file.name, what=what, example=what): ours
        for ours, pattern, what in (
            ("source_id", BUILT_UP_CODE, "bua11_code"),
            ("name", BUILT_UP_NAME, "name"),
            ("x", r"long|longitude", "longitude"),
            ("y", r"lat|latitude", "latitude"),
        )
    }
    rows = tables.rows(file, columns)
    numbers = rows[["x", "y"]].apply(pd.to_numeric, errors="coerce")
    bad = rows[numbers.isna().any(axis=1) | (rows["name"] == "")]
    if len(bad):
        raise Refused(
            f"{file.name}: {bad.iloc[0]['source_id']} has no name or no position in degrees; "
            f"{len(bad):,} rows are like that. Look at the file."
        )
    return rows.assign(
        name=rows["name"].str.replace(BUILT_UP_ENDING, "", regex=True),
        name_cy="",
        within="",
        kind=PlaceName.Kind.BUILT_UP_AREA.value,
        is_section=False,
        x=numbers["x"],
        y=numbers["y"],
        srid=4326,
    )
