"""Load how the LSOAs of 2011 became those of 2021."""

from pathlib import Path
from typing import Any

import pandas as pd
from django.db import connection
from psycopg import sql

from ingest.copying import copy_frame
from ingest.reference import naming, staging, tables
from ingest.reference.files import opened
from ingest.reference.lsoa_rows import LsoaRow, inherit_districts, merge_lsoas
from ingest.reference.options import Options
from ingest.reference.recounting import recount_districts
from ingest.reference.report import Report
from ingest.refusals import Refused
from places.models import LsoaChange

KIND = r"change_code|chgind|chngind"
# What an earlier edition said of the same LSOAs and this one does not.
REMOVE = """
    DELETE FROM places_lsoachange c
    WHERE c.lsoa_2011_id IN (SELECT lsoa_2011_id FROM new_changes)
      AND NOT EXISTS (
          SELECT FROM new_changes n
          WHERE n.lsoa_2011_id = c.lsoa_2011_id AND n.lsoa_2021_id = c.lsoa_2021_id
      )
"""
NAME_LSOAS = """
    UPDATE new_changes n SET lsoa_2011_id = old.id, lsoa_2021_id = new.id
    FROM places_lsoa old, places_lsoa new
    WHERE old.code = n.old AND new.code = n.new
"""


def load(path: Path | None, options: Options, report: Report) -> None:
    """
    Bring in the changes of the lookup at `path`
    (`lsoa11_code,...,change_code,...,lsoa21_code`), and LSOAs that are not known yet.
    """
    assert path is not None
    with opened(path, (".csv",)) as files:
        changes = pd.concat([_read(file) for file in files], ignore_index=True)
    changes = changes[(changes["old"] != "") & (changes["new"] != "")]
    _refuse_other_kinds(changes, path)
    changes = changes.drop_duplicates(["old", "new"], keep="last")
    with connection.cursor() as cursor:
        lsoas = _lsoas(cursor, changes, 2011, "old") + _lsoas(cursor, changes, 2021, "new")
        report.merged("LSOAs", lsoas)
        staging.create(
            cursor,
            "new_changes",
            {
                "old": "text",
                "new": "text",
                "kind": "text",
                "lsoa_2011_id": "integer",
                "lsoa_2021_id": "integer",
            },
        )
        copy_frame(cursor, sql.Identifier("new_changes"), changes[["old", "new", "kind"]])
        cursor.execute(NAME_LSOAS)
        cursor.execute(REMOVE)
        report.did(f"changes of LSOAs removed: {cursor.rowcount:,}", cursor.rowcount)
        merged = staging.merge(
            cursor,
            "new_changes",
            into="places_lsoachange",
            key=["lsoa_2011_id", "lsoa_2021_id"],
            columns=["kind"],
        )
        report.merged("changes of LSOAs", merged)
        if inherit_districts(cursor, report):
            recount_districts(report)


def _read(file: Any) -> pd.DataFrame:
    header = tables.first_row(file)
    names = {
        "old": (naming.LSOA_2011_CODE, "LSOA11CD"),
        "new": (naming.LSOA_2021_CODE, "LSOA21CD"),
        "kind": (KIND, "change_code or CHGIND"),
    }
    columns = {
        naming.need(
            header, pattern, file=file.name, what="column of changes", example=example
        ): ours
        for ours, (pattern, example) in names.items()
    }
    columns |= naming.optional(
        header, {"old_name": naming.LSOA_2011_NAME, "new_name": naming.LSOA_2021_NAME}
    )
    return tables.rows(file, columns)


def _refuse_other_kinds(changes: pd.DataFrame, path: Path) -> None:
    unknown = sorted(set(changes["kind"]) - set(LsoaChange.Kind.values))
    if changes.empty:
        raise Refused(f"{path} holds no changes of LSOAs; fetch it again, with all rows.")
    if unknown:
        raise Refused(
            f"{path} has changes called {', '.join(unknown[:5])}; known are U, M, S and X. "
            f"Check that it is the lookup from LSOA 2011 to LSOA 2021."
        )


def _lsoas(cursor: Any, changes: pd.DataFrame, vintage: int, column: str) -> staging.Merged:
    once = changes.drop_duplicates(column)
    names = once[f"{column}_name"] if f"{column}_name" in once else [""] * len(once)
    rows = [
        LsoaRow(code, vintage, name=name or None)
        for code, name in zip(once[column], names, strict=True)
    ]
    return merge_lsoas(cursor, rows)
