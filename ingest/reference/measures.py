"""Load what each LSOA is like (young people, deprivation ...), to find similar areas."""

from pathlib import Path

import pandas as pd
from django.db import connection
from psycopg import sql

from ingest.copying import copy_frame
from ingest.reference import naming, staging, tables
from ingest.reference.files import ReferenceFile, opened
from ingest.reference.options import Options
from ingest.reference.populations import CODE
from ingest.reference.report import Report
from ingest.refusals import Refused
from levels.measures import LOADED

COLUMNS = {
    "code": "text",
    "slug": "text",
    "year": "smallint",
    "source": "text",
    "value": "double precision",
    "lsoa_id": "integer",
}
STAGED = "new_measures"
NAME_LSOAS = "UPDATE new_measures n SET lsoa_id = l.id FROM places_lsoa l WHERE l.code = n.code"
UNKNOWN = "DELETE FROM new_measures WHERE lsoa_id IS NULL RETURNING code"


def load(path: Path | None, options: Options, report: Report) -> None:
    """Bring in the measures in the CSV files at `path`; those of other years are kept beside."""
    assert path is not None
    if options.year is None or not options.source:
        raise Refused(
            "Say of which year the measures are and who made them, for instance --year 2019 "
            '--source "English indices of deprivation 2019".'
        )
    with opened(path, (".csv",)) as files:
        found = pd.concat([_read(file) for file in files], ignore_index=True)
    found = found.drop_duplicates(["code", "slug"], keep="last")
    found = found.assign(year=options.year, source=options.source)
    with connection.cursor() as cursor:
        staging.create(cursor, STAGED, COLUMNS)
        copy_frame(cursor, sql.Identifier(STAGED), found)
        cursor.execute(NAME_LSOAS)
        cursor.execute(UNKNOWN)
        for (code,) in cursor.fetchall():
            report.skipped("no LSOA has this code; load LSOAs first", code)
        merged = staging.merge(
            cursor,
            STAGED,
            into="levels_lsoameasure",
            key=["lsoa_id", "slug", "year", "source"],
            columns=["value"],
        )
    report.merged("measures", merged)


def _read(file: ReferenceFile) -> pd.DataFrame:
    header = tables.first_row(file)
    code = naming.need(
        header, CODE, file=file.name, what="column of LSOA codes", example="lsoa21_code"
    )
    names = {
        theirs: measure.slug
        for measure in LOADED
        if (theirs := naming.find(header, measure.slug.replace("-", "[-_ ]")))
    }
    if not names:
        raise Refused(
            f"{file.name} has no measure ({', '.join(measure.slug for measure in LOADED)}); it "
            f"has {', '.join(header[:12])}."
        )
    rows = tables.rows(file, {code: "code"} | names)
    rows = rows.melt("code", var_name="slug", value_name="value")
    rows = rows[(rows["code"] != "") & (rows["value"] != "")]
    numbers = pd.to_numeric(rows["value"], errors="coerce")
    bad = rows[numbers.isna()]
    if len(bad):
        first = bad.iloc[0]
        raise Refused(
            f"{file.name}: {first['slug']} of {first['code']} is {first['value']!r}, which is not "
            f"a number. Look at the file; {len(bad):,} rows are like that."
        )
    return rows.assign(value=numbers)
