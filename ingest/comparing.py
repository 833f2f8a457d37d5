"""
Hold a new version of a month against the one before: what changed, and which rows are the same.

A row that is the same keeps its id, so that ids survive a revised file. Rows that are wholly
alike are genuine and are matched one to one, in their order.
"""

from typing import Any

from psycopg import sql

from ingest.models import Batch, SourceFile
from ingest.partitions import FACTS, month_table
from releases.kinds import Kind
from stops.models import Stop

# What makes a row the same row; outcomes in a street file come later and are no part of it.
SAME: dict[Kind, list[str]] = {
    Kind.STREET: ["persistent_id", "street_point_id", "lsoa_id", "category_id", "context"],
    Kind.OUTCOMES: ["persistent_id", "street_point_id", "lsoa_id", "category_id"],
    Kind.STOPS: [
        field.attname
        for field in Stop._meta.concrete_fields
        if field.attname not in ("id", "month", "force_id")
    ],
}

MATCH = sql.SQL("""
    CREATE TEMP TABLE matched_row ON COMMIT DROP AS
    WITH old AS ({old}), new AS ({new})
    SELECT force_id, old.id AS old_id, new.id AS new_id,
           old.outcome IS DISTINCT FROM new.outcome AS outcome_changed
    FROM old FULL JOIN new USING (force_id, same, n)
""")
NUMBERED = sql.SQL("""
    SELECT id, force_id, {outcome} AS outcome, hashtextextended(ROW({same})::text, 0) AS same,
           row_number() OVER (
               PARTITION BY force_id, hashtextextended(ROW({same})::text, 0) ORDER BY id
           ) AS n
    FROM {table} WHERE force_id = ANY(%(forces)s)
""")
SUMMARY = """
    SELECT f.slug, count(old_id), count(new_id),
           count(*) FILTER (WHERE old_id IS NULL), count(*) FILTER (WHERE new_id IS NULL),
           count(*) FILTER (WHERE outcome_changed AND old_id IS NOT NULL AND new_id IS NOT NULL)
    FROM matched_row JOIN forces_force f ON f.id = force_id
    GROUP BY f.slug ORDER BY f.slug
"""
# New rows get numbers above all that either version has used.
RENUMBER = sql.SQL("""
    UPDATE {table} AS row SET id = due.id
    FROM (
        SELECT new_id,
               COALESCE(old_id, max(greatest(old_id, new_id)) OVER (PARTITION BY force_id)
                   + row_number() OVER (PARTITION BY force_id, old_id IS NULL ORDER BY new_id)
               ) AS id
        FROM matched_row
    ) AS due
    WHERE row.id = due.new_id AND due.id <> due.new_id
""")


def keep_ids(cursor: Any, batch: Batch, based_on: Batch, kind: Kind) -> list[dict]:
    """
    Give the rows that `based_on` has too their ids, and say what differs.

    Called before the table is indexed. Returns an entry for `batch.changes` for each force
    that both versions have:

        {"kind": "street", "force": "bedfordshire", "rows_before": 5012, "rows_after": 5013,
         "added": 1, "removed": 0, "outcomes_changed": 4}
    """
    parent = FACTS[kind]
    files = batch.files.filter(kind=kind, taken_over=False, state=SourceFile.State.LOADED)
    known = based_on.files.filter(kind=kind).values_list("force_id", flat=True)
    forces = list(files.filter(force_id__in=list(known)).values_list("force_id", flat=True))
    if not forces:
        return []

    def numbered(of_batch: Batch) -> sql.Composable:
        return NUMBERED.format(
            outcome=sql.SQL("outcome_in_file_id" if kind is Kind.STREET else "NULL::smallint"),
            same=sql.SQL(", ").join(map(sql.Identifier, SAME[kind])),
            table=month_table(parent, of_batch),
        )

    cursor.execute(MATCH.format(old=numbered(based_on), new=numbered(batch)), {"forces": forces})
    cursor.execute(SUMMARY)
    names = ("force", "rows_before", "rows_after", "added", "removed", "outcomes_changed")
    changes = [{"kind": kind, **dict(zip(names, row, strict=True))} for row in cursor.fetchall()]
    cursor.execute(RENUMBER.format(table=month_table(parent, batch)))
    cursor.execute("DROP TABLE matched_row")
    return changes
