"""
Load how many people are in each district on a working day.

Wanted for districts whose LSOAs have no such figures of their own: without any, the City of
London would pass for a place of 8,600 people and 6,000 crimes.
"""

from pathlib import Path
from typing import Any

import pandas as pd
from django.db import connection
from psycopg import sql

from ingest.copying import copy_frame
from ingest.reference import naming, populations, staging, tables
from ingest.reference.files import ReferenceFile, opened
from ingest.reference.options import Options
from ingest.reference.report import Report
from places.models import LsoaPopulation

# The one district with more than ten people on a working day for each resident, and so the one
# without which levels would mislead (`levels.methods.visitors`). Office for National Statistics,
# The workday population of England and Wales, 31 October 2013: people aged 16 to 74.
CITY_OF_LONDON = pd.DataFrame(
    {
        "code": ["E09000001"],
        "kind": [str(LsoaPopulation.Kind.WORKDAY)],
        "year": [2011],
        "source": ["Census 2011, workday population aged 16 to 74"],
        "count": [358_266],
    }
)
COLUMNS = {
    "code": "text",
    "kind": "text",
    "year": "smallint",
    "source": "text",
    "count": "integer",
    "district_id": "integer",
}
NAME_DISTRICTS = (
    "UPDATE new_populations n SET district_id = d.id FROM places_district d WHERE d.code = n.code"
)
UNKNOWN = "DELETE FROM new_populations WHERE district_id IS NULL RETURNING code"


def load(path: Path | None, options: Options, report: Report) -> None:
    """
    Bring in workday populations from the CSV files at `path`; without one, the City of London's.

    Year and source are found as for populations of LSOAs.
    """
    with connection.cursor() as cursor:
        staging.create(cursor, "new_populations", COLUMNS)
        copy_frame(cursor, sql.Identifier("new_populations"), _found(path, options))
        cursor.execute(NAME_DISTRICTS)
        cursor.execute(UNKNOWN)
        for (code,) in cursor.fetchall():
            report.skipped("no district has this code; load districts first", code)
        merged = staging.merge(
            cursor,
            "new_populations",
            into="places_districtpopulation",
            key=["district_id", "kind", "year", "source"],
            columns=["count"],
        )
    report.merged("populations of districts", merged)


def _found(path: Path | None, options: Options) -> pd.DataFrame:
    if path is None:
        return CITY_OF_LONDON
    with opened(path, (".csv",)) as files:
        found = pd.concat([_read(file, options) for file in files], ignore_index=True)
    return found.drop_duplicates(["code", "kind", "year", "source"], keep="last")


def _read(file: ReferenceFile, options: Options) -> pd.DataFrame:
    header: list[Any] = tables.first_row(file)
    code = naming.need(
        header, naming.DISTRICT_CODE, file=file.name, what="district code", example="LAD23CD"
    )
    return populations.counted(file, options, code)
