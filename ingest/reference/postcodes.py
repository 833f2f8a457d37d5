"""Load postcodes from Code-Point Open, the ONS Postcode Directory, or the NSPL."""

from collections import Counter
from pathlib import Path
from typing import Any

from django.db import connection
from psycopg import sql

from ingest.copying import copy_frame
from ingest.reference import placing, postcode_files, staging
from ingest.reference.files import ReferenceFile, opened
from ingest.reference.options import Options
from ingest.reference.postcode_files import Layout
from ingest.reference.report import Report
from ingest.refusals import Refused
from levels.shares import divide_lsoas

STAGED = {
    "line": "bigint GENERATED ALWAYS AS IDENTITY",
    "key": "text",
    "longitude": "float8",
    "latitude": "float8",
    "easting": "float8",
    "northing": "float8",
    "terminated": "date",
    "lsoa_2021": "text",
    "lsoa_2011": "text",
}
# A postcode may be in several files; the last row counts.
LAST_ROWS = """
    CREATE TEMPORARY TABLE new_postcodes ON COMMIT DROP AS
    SELECT DISTINCT ON (key) key, terminated, lsoa_2021, lsoa_2011, NULL::integer AS lsoa_id,
        CASE WHEN longitude IS NOT NULL
             THEN ST_SetSRID(ST_MakePoint(longitude, latitude), 4326)
             ELSE ST_Transform(ST_SetSRID(ST_MakePoint(easting, northing), 27700), 4326)
        END::geometry(Point, 4326) AS location
    FROM postcode_rows
    ORDER BY key, line DESC
"""
# The file's own code is taken where it is of 2021; an LSOA of 2011 alone may have been split.
LSOA_BY_CODE = """
    UPDATE new_postcodes p SET lsoa_id = l.id
    FROM places_lsoa l
    WHERE p.lsoa_id IS NULL AND l.code = p.{column} AND {condition}
"""
WITHOUT_LSOA = "SELECT count(*) FROM new_postcodes WHERE lsoa_id IS NULL AND terminated IS NULL"


def load(path: Path | None, options: Options, report: Report) -> None:
    """
    Bring in the postcodes of the files at `path`; see `postcode_files` for their forms.

    The LSOA is that of the file, or else found by polygon. Postcodes that the files do not
    hold stay. Where a folder holds both, the directory of ONS goes before Code-Point Open.
    """
    assert path is not None
    with connection.cursor() as cursor:
        staging.create(cursor, "postcode_rows", STAGED)
        with opened(path, (".csv",)) as files:
            for file, layout in _in_order(files, path, report):
                _stage(cursor, file, layout, report)
        staging.run(cursor, "DROP TABLE IF EXISTS pg_temp.new_postcodes")
        cursor.execute(LAST_ROWS)
        _find_lsoas(cursor, report)
        report.tell("storing")
        merged = staging.merge(
            cursor,
            "new_postcodes",
            into="places_postcode",
            key=["key"],
            columns=["location", "terminated"],
            keep={"lsoa_id": "NULL"},
        )
        report.merged("postcodes", merged)
        if report.changed:
            divide_lsoas(cursor)


def _in_order(
    files: list[ReferenceFile], path: Path, report: Report
) -> list[tuple[ReferenceFile, Layout]]:
    """Return the files of postcodes with their layout, in the order of their authority."""
    found = []
    for file in files:
        layout = postcode_files.layout(file)
        if layout:
            found.append((file, layout))
        else:
            report.skipped("no file of postcodes", file.name)
    if not found:
        raise Refused(
            f"{path} holds no postcodes: Code-Point Open has rows such as "
            f'"LU1 1AA",10,508653,221332, and the directory of ONS columns pcds, lat and long.'
        )
    # The zip of a directory holds all rows in one file, and again by postcode area.
    whole = [(file, layout) for file, layout in found if "multi_csv" not in file.name.lower()]
    return sorted(whole or found, key=lambda pair: (pair[1].rank, pair[0].name))


def _stage(cursor: Any, file: ReferenceFile, layout: Layout, report: Report) -> None:
    rows = 0
    skipped: Counter[str] = Counter()
    for part in postcode_files.read(file, layout, skipped):
        copy_frame(cursor, sql.Identifier("postcode_rows"), part)
        rows += len(part)
        report.tell(f"read {rows:,} postcodes of {file.name}")
    for reason, count in sorted(skipped.items()):
        report.skipped(reason, file.name, count)


def _find_lsoas(cursor: Any, report: Report) -> None:
    report.tell("finding the LSOA of each")
    for column, condition in (("lsoa_2021", "true"), ("lsoa_2011", "l.in_2021")):
        staging.run(
            cursor,
            LSOA_BY_CODE,
            column=sql.Identifier(column),
            condition=sql.SQL(condition),
        )
    placing.give_lsoas(cursor, "new_postcodes", "key")
    staging.run(cursor, LSOA_BY_CODE, column=sql.Identifier("lsoa_2011"), condition=sql.SQL("true"))
    cursor.execute(WITHOUT_LSOA)
    (count,) = cursor.fetchone()
    if count:
        report.done.append(f"postcodes in use that lie in no known LSOA: {count:,}")
