"""Load how many people live, or are on a workday, in each LSOA."""

import re
from pathlib import Path

import pandas as pd
from django.db import connection
from psycopg import sql

from ingest.copying import copy_frame
from ingest.reference import naming, staging, tables
from ingest.reference.files import ReferenceFile, opened
from ingest.reference.options import Options
from ingest.reference.report import Report
from ingest.refusals import Refused
from places.models import LsoaPopulation

CODE = (
    rf"{naming.LSOA_2021_CODE}|{naming.LSOA_2011_CODE.replace('<year>', '<earlier>')}"
    r"|lsoa_?(?:code|cd)|geography[ _]code|area[ _]code"
)
RESIDENTS = (
    r"total_residents|total_population|residents|population|all_ages|all ages|total"
    r"|residence type: total.*|.*total: all usual residents.*"
)
WORKDAY = r"workday_population|workday"
# census2021, mid2020, mid-2020, MYE 2020: in the name of the file.
EDITION = re.compile(r"(census|mid|mye)[-_ ]?(\d{4})", re.IGNORECASE)
SOURCES = {"census": "Census {year}", "mid": "Mid-{year} estimates", "mye": "Mid-{year} estimates"}

NAME_LSOAS = "UPDATE new_populations n SET lsoa_id = l.id FROM places_lsoa l WHERE l.code = n.code"
UNKNOWN = "DELETE FROM new_populations WHERE lsoa_id IS NULL RETURNING code"


def load(path: Path | None, options: Options, report: Report) -> None:
    """
    Bring in residents and workday populations from the CSV files at `path`.

    Year and source are those of `options`, else those that the file's name tells
    (`population_census2021_lsoa21.csv`). Counts of another year or source are kept beside them.
    """
    assert path is not None
    with opened(path, (".csv",)) as files:
        found = pd.concat([_read(file, options) for file in files], ignore_index=True)
    found = found.drop_duplicates(["code", "kind", "year", "source"], keep="last")
    with connection.cursor() as cursor:
        staging.create(
            cursor,
            "new_populations",
            {
                "code": "text",
                "kind": "text",
                "year": "smallint",
                "source": "text",
                "count": "integer",
                "lsoa_id": "integer",
            },
        )
        copy_frame(cursor, sql.Identifier("new_populations"), found)
        cursor.execute(NAME_LSOAS)
        cursor.execute(UNKNOWN)
        for (code,) in cursor.fetchall():
            report.skipped("no LSOA has this code; load LSOAs first", code)
        merged = staging.merge(
            cursor,
            "new_populations",
            into="places_lsoapopulation",
            key=["lsoa_id", "kind", "year", "source"],
            columns=["count"],
        )
    report.merged("populations", merged)


def _read(file: ReferenceFile, options: Options) -> pd.DataFrame:
    header = tables.first_row(file)
    code = naming.need(
        header, CODE, file=file.name, what="column of LSOA codes", example="lsoa21_code"
    )
    return counted(file, options, code)


def counted(file: ReferenceFile, options: Options, code: str) -> pd.DataFrame:
    """
    Return the people in `file` as columns code, kind, count, year and source.

    `code` names the column of the areas' codes. Refused where there are no people in it.
    """
    header = tables.first_row(file)
    year, source = _edition(file, options)
    counts = {
        name: kind
        for kind, pattern in (
            (LsoaPopulation.Kind.RESIDENT, RESIDENTS),
            (LsoaPopulation.Kind.WORKDAY, WORKDAY),
        )
        if (name := naming.find(header, pattern))
    }
    if not counts:
        raise Refused(
            f"{file.name} has no column of people (total_residents, total_population, "
            f"workday_population); it has {', '.join(header[:12])}."
        )
    rows = tables.rows(file, {code: "code"} | {name: str(kind) for name, kind in counts.items()})
    rows = rows.melt("code", var_name="kind", value_name="count")
    rows = rows[(rows["code"] != "") & (rows["count"] != "")]
    numbers = pd.to_numeric(rows["count"].str.replace(",", ""), errors="coerce")
    bad = rows[numbers.isna() | (numbers < 0) | (numbers % 1 != 0)]
    if len(bad):
        first = bad.iloc[0]
        raise Refused(
            f"{file.name}: the population of {first['code']} is {first['count']!r}, which is not "
            f"a whole number. Look at the file; {len(bad):,} rows are like that."
        )
    return rows.assign(count=numbers.astype(int), year=year, source=source)


def _edition(file: ReferenceFile, options: Options) -> tuple[int, str]:
    match = EDITION.search(file.stem)
    year = options.year or (int(match[2]) if match else None)
    if year is None:
        raise Refused(
            f"{file.name} does not say of which year it is; give the year and the source, for "
            f'instance --year 2021 --source "Census 2021".'
        )
    told = SOURCES[match[1].lower()].format(year=year) if match else f"Populations {year}"
    return year, options.source or told
