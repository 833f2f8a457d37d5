"""
The last outcome of each crime: from its street file, or from outcomes of any month.

The rule (`LAST_OUTCOME` below, and written plainly in `tests/ingest/slow_but_obvious.py`):

- A crime without an outcome record has the outcome of its street file, dated to its month.
- Otherwise the latest record counts: of the latest month, and within a month the one that
  stands last in the file.
- Except that a street file tells more of a charge than the record does ("Awaiting court
  outcome" where the record says "Suspect charged"): then the file's words stay, with the
  record's month.
"""

from typing import Any

from psycopg import sql

from crimes.models import Crime, Outcome
from crimes.vocabulary import COURT_STATES, OUTCOMES
from ingest.models import Batch
from ingest.partitions import month_table
from releases.month import Month

CRIMES = sql.Identifier(Crime._meta.db_table)
OUTCOME_RECORDS = sql.Identifier(Outcome._meta.db_table)
_IDS = {outcome.code: outcome.id for outcome in OUTCOMES}

# For a crime `c` and its latest record `l`, whose columns are NULL where there is none.
LAST_OUTCOME = sql.SQL("""
    CASE WHEN l.category_id IS NULL
              OR (l.category_id = {charged} AND c.outcome_in_file_id = ANY({court_states}))
         THEN c.outcome_in_file_id ELSE l.category_id END
""").format(
    charged=sql.Literal(_IDS["charged"]),
    court_states=sql.SQL("ARRAY[{}]::smallint[]").format(
        sql.SQL(", ").join(sql.Literal(_IDS[code]) for code in COURT_STATES)
    ),
)


def last_outcome_month(crime_month: sql.Composable) -> sql.Composable:
    """Return the expression for the month of the last outcome."""
    return sql.SQL(
        "COALESCE(l.month, CASE WHEN c.outcome_in_file_id IS NOT NULL THEN {} END)"
    ).format(crime_month)


def latest_records(
    ids: sql.Composable, own: sql.Composable | None, month: Month, *, since: Month | None
) -> sql.Composable:
    """
    Return a query for (persistent_id, month, category_id): the latest record of each crime id.

    `ids` is a table with the crime ids asked for; `own` the table with the records of `month`
    that count, None for none; other months count as they are public, from `since` on.
    """
    records = [
        sql.SQL("""
            SELECT persistent_id, month, id, category_id FROM {outcomes}
            WHERE month <> {month} AND month >= {since}
              AND persistent_id IN (SELECT persistent_id FROM {ids})
        """).format(
            outcomes=OUTCOME_RECORDS,
            month=sql.Literal(month.first_day),
            since=sql.Literal(since.first_day) if since else sql.SQL("'-infinity'::date"),
            ids=ids,
        )
    ]
    if own:
        records.append(
            sql.SQL("""
                SELECT persistent_id, {month}::date AS month, id, category_id FROM {own}
                WHERE persistent_id IS NOT NULL
            """).format(month=sql.Literal(month.first_day), own=own)
        )
    return sql.SQL("""
        SELECT DISTINCT ON (persistent_id) persistent_id, month, category_id
        FROM ({records}) AS record
        ORDER BY persistent_id, month DESC, id DESC
    """).format(records=sql.SQL(" UNION ALL ").join(records))


def refresh(
    cursor: Any, *, coming: Batch | None, going: Batch | None, own_are_fresh: bool = False
) -> int:
    """
    Correct the last outcome of every crime that the change of one month's outcomes touches.

    `coming` is the batch about to be published in place of `going`; either may be None.
    Crimes of `coming` itself are corrected too, unless `own_are_fresh`: other months may have
    become public since it was loaded. Call before the tables are swapped; returns the number
    of crimes changed.
    """
    changing = coming or going
    if changing is None:
        return 0
    month = changing.month
    own = month_table(Outcome._meta.db_table, coming) if coming else None
    touched = sql.Identifier("touched_crime")
    cursor.execute("CREATE TEMP TABLE touched_crime (persistent_id bytea) ON COMMIT DROP")
    changed_records = [month_table(Outcome._meta.db_table, b) for b in (coming, going) if b]
    _fill(cursor, touched, changed_records)
    # While nothing is taken away, only this and later months can hold a later record.
    since = month if going is None else None
    elsewhere = sql.SQL("c.month <> {}").format(sql.Literal(month.first_day))
    changed = _correct(
        cursor, CRIMES, elsewhere, touched, latest_records(touched, own, month, since=since)
    )
    if coming and not own_are_fresh:
        own_crimes = month_table(Crime._meta.db_table, coming)
        _fill(cursor, touched, [own_crimes])
        latest = latest_records(touched, own, month, since=None)
        changed += _correct(cursor, own_crimes, sql.SQL("true"), touched, latest)
    cursor.execute("DROP TABLE touched_crime")
    return changed


def _fill(cursor: Any, touched: sql.Identifier, tables: list[sql.Identifier]) -> None:
    ids = sql.SQL(" UNION ").join(
        sql.SQL("SELECT persistent_id FROM {} WHERE persistent_id IS NOT NULL").format(table)
        for table in tables
    )
    cursor.execute(sql.SQL("TRUNCATE {}").format(touched))
    cursor.execute(sql.SQL("INSERT INTO {} SELECT DISTINCT * FROM ({}) AS t").format(touched, ids))
    cursor.execute(sql.SQL("ANALYZE {}").format(touched))


def _correct(cursor, crimes, condition, touched, latest) -> int:
    cursor.execute(
        sql.SQL("""
            WITH latest AS ({latest})
            UPDATE {crimes} AS c
            SET last_outcome_id = {outcome}, last_outcome_month = {outcome_month}
            FROM {touched} LEFT JOIN latest l USING (persistent_id)
            WHERE c.persistent_id = {touched}.persistent_id AND {condition}
              AND (c.last_outcome_id, c.last_outcome_month)
                  IS DISTINCT FROM ({outcome}, {outcome_month})
        """).format(
            latest=latest,
            crimes=crimes,
            touched=touched,
            condition=condition,
            outcome=LAST_OUTCOME,
            outcome_month=last_outcome_month(sql.SQL("c.month")),
        )
    )
    return cursor.rowcount
