"""
From staging to the month's own tables: joined, sorted, indexed, counted.

One transaction for each kind of file, so that a killed worker leaves nothing half done.
Forces that the batch does not bring are taken over from the version it is based on.
"""

from typing import Any

from psycopg import sql

from crimes.models import Crime, Outcome
from ingest import comparing, counting, partitions
from ingest.last_outcomes import LAST_OUTCOME, last_outcome_month, latest_records
from ingest.models import Batch, SourceFile
from ingest.partitions import FACTS, month_table, staging_table
from ingest.street_points import POINT_AT_POSITION
from releases.kinds import Kind
from stops.models import Stop


class RowsLost(Exception):
    """PostgreSQL restarted after a crash and emptied the staging tables; files must go again."""

    def __init__(self, file_ids: list[int]):
        super().__init__(f"files {file_ids}")
        self.file_ids = file_ids


def finish(cursor: Any, batch: Batch, kind: Kind) -> list[dict]:
    """
    Build, index and count the tables of one kind. Must run in a transaction.

    Returns what differs from the version before, as `comparing.keep_ids` does. Raises RowsLost.
    """
    check_rows(cursor, batch, kind)
    parent = FACTS[kind]
    partitions.create_month(cursor, parent, batch)
    {Kind.STREET: _fill_crimes, Kind.OUTCOMES: _fill_outcomes, Kind.STOPS: _fill_stops}[kind](
        cursor, batch
    )
    changes = []
    if batch.based_on:
        _take_over_other_forces(cursor, batch, batch.based_on, kind)
        changes = comparing.keep_ids(cursor, batch, batch.based_on, kind)
    partitions.seal_month(cursor, parent, batch)
    if kind is Kind.STREET:
        counting.count_month(cursor, batch)
    return changes


def check_rows(cursor: Any, batch: Batch, kind: Kind) -> None:
    """
    Compare the rows in staging with what the files' loads have recorded.

    Raises RowsLost, with the ids of the files to load again.
    """
    cursor.execute(
        sql.SQL("SELECT force_id, count(*) FROM {} GROUP BY 1").format(staging_table(kind, batch))
    )
    there = dict(cursor.fetchall())
    files = batch.files.filter(kind=kind, state=SourceFile.State.LOADED, taken_over=False)
    lost = [file.id for file in files if there.get(file.force_id, 0) != file.rows_loaded]
    if lost:
        raise RowsLost(lost)


def _fill_crimes(cursor: Any, batch: Batch) -> None:
    # Sorted by street point, which is sorted by the lie of the land: the crimes of a
    # neighbourhood then stand in a few pages of the table.
    staged = staging_table(Kind.STREET, batch)
    cursor.execute(
        sql.SQL("""
            WITH latest AS ({latest})
            INSERT INTO {table}
                (id, month, street_point_id, lsoa_id, last_outcome_month, force_id, category_id,
                 outcome_in_file_id, last_outcome_id, persistent_id, context)
            SELECT c.id, {month}, point.id, c.lsoa_id, {outcome_month}, c.force_id,
                   c.category_id, c.outcome_in_file_id, {outcome}, c.persistent_id, c.context
            FROM {staged} c
            LEFT JOIN places_streetpoint point USING (longitude_e6, latitude_e6, name_key)
            LEFT JOIN latest l USING (persistent_id)
            ORDER BY point.id, c.id
        """).format(
            latest=latest_records(
                staged, staging_table(Kind.OUTCOMES, batch), batch.month, since=None
            ),
            table=month_table(Crime._meta.db_table, batch),
            month=_month(batch),
            outcome=LAST_OUTCOME,
            outcome_month=last_outcome_month(_month(batch)),
            staged=staged,
        )
    )


def _fill_outcomes(cursor: Any, batch: Batch) -> None:
    cursor.execute(
        sql.SQL("""
            INSERT INTO {table}
                (id, month, street_point_id, lsoa_id, force_id, category_id, persistent_id)
            SELECT o.id, {month}, point.id, o.lsoa_id, o.force_id, o.category_id,
                   o.persistent_id
            FROM {staged} o
            LEFT JOIN places_streetpoint point USING (longitude_e6, latitude_e6, name_key)
            ORDER BY point.id, o.id
        """).format(
            table=month_table(Outcome._meta.db_table, batch),
            month=_month(batch),
            staged=staging_table(Kind.OUTCOMES, batch),
        )
    )


def _fill_stops(cursor: Any, batch: Batch) -> None:
    staged = staging_table(Kind.STOPS, batch)
    columns = [
        field.attname
        for field in Stop._meta.concrete_fields
        if field.attname not in ("month", "street_point_id")
    ]
    cursor.execute(
        sql.SQL("""
            INSERT INTO {table} (month, street_point_id, {columns})
            SELECT {month}, point.id, {columns_of_stop}
            FROM {staged} AS stop LEFT JOIN ({points}) AS point USING (longitude_e6, latitude_e6)
            ORDER BY point.id, stop.id
        """).format(
            table=month_table(Stop._meta.db_table, batch),
            columns=_list(columns),
            columns_of_stop=sql.SQL(", ").join(sql.Identifier("stop", c) for c in columns),
            month=_month(batch),
            staged=staged,
            points=POINT_AT_POSITION.format(stops=staged),
        )
    )


def _take_over_other_forces(cursor: Any, batch: Batch, based_on: Batch, kind: Kind) -> None:
    forces = list(batch.files.filter(kind=kind, taken_over=True).values_list("force_id", flat=True))
    if not forces:
        return
    parent = FACTS[kind]
    cursor.execute(
        sql.SQL("INSERT INTO {} SELECT * FROM {} WHERE force_id = ANY(%s)").format(
            month_table(parent, batch), month_table(parent, based_on)
        ),
        [forces],
    )


def _month(batch: Batch) -> sql.Composable:
    return sql.SQL("{}::date").format(sql.Literal(batch.month.first_day))


def _list(columns: list[str]) -> sql.Composable:
    return sql.SQL(", ").join(map(sql.Identifier, columns))
