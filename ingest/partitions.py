"""
Months as tables: made beside the live ones, indexed, attached, detached, dropped.

Every table of facts and counts is partitioned by month. A batch's tables carry its number
(`months.crimes_crime_2022_05_b12`), so that versions of a month stand side by side; what the
public sees is the version that is attached. Indexes are copied from the parent's definition,
never written out again.
"""

from collections.abc import Iterable
from typing import Any

from psycopg import sql

from crimes.models import (
    Crime,
    DistrictCount,
    ForceCount,
    LsoaCount,
    NeighbourhoodCount,
    Outcome,
    PointCount,
    SquareTotals,
)
from ingest.datasets import DATASETS
from ingest.models import Batch
from releases.kinds import Kind
from stops.models import Stop

FACTS = {
    Kind.STREET: Crime._meta.db_table,
    Kind.OUTCOMES: Outcome._meta.db_table,
    Kind.STOPS: Stop._meta.db_table,
}
COUNTS = [
    model._meta.db_table
    for model in (
        PointCount,
        SquareTotals,
        LsoaCount,
        NeighbourhoodCount,
        DistrictCount,
        ForceCount,
    )
]
ALL = [*FACTS.values(), *COUNTS]

# Later months bring outcomes for about half of a month's crimes. Room on the page lets
# PostgreSQL write them beside the old row, without touching the three indexes (twice as fast).
FILL = {FACTS[Kind.STREET]: 85}


def month_table(parent: str, batch: Batch) -> sql.Identifier:
    """Name the table that holds the batch's part of `parent`."""
    return sql.Identifier("months", _name(parent, batch))


def staging_table(kind: Kind, batch: Batch) -> sql.Identifier:
    """Name the table into which the batch's files of one kind are copied."""
    return sql.Identifier("staging", f"{kind.name.lower()}_b{batch.id}")


def create_staging(cursor: Any, batch: Batch) -> None:
    """
    Create the batch's three staging tables, without a log.

    An unlogged table takes rows twice as fast and is emptied when PostgreSQL crashes; the
    last step of a load counts the rows, so files whose rows are gone are loaded again.
    """
    for kind, dataset in DATASETS.items():
        columns = sql.SQL(", ").join(
            sql.SQL("{} {}").format(sql.Identifier(name), sql.SQL(type_name))
            for name, type_name in dataset.staging.items()
        )
        cursor.execute(
            sql.SQL("CREATE UNLOGGED TABLE {} ({})").format(staging_table(kind, batch), columns)
        )


def empty_staging(cursor: Any, batch: Batch, kind: Kind, force_id: int) -> None:
    """Delete one force's rows of one kind, so that its file can be loaded again."""
    cursor.execute(
        sql.SQL("DELETE FROM {} WHERE force_id = %s").format(staging_table(kind, batch)),
        [force_id],
    )


def drop_staging(cursor: Any, batch: Batch) -> None:
    for kind in DATASETS:
        cursor.execute(sql.SQL("DROP TABLE IF EXISTS {}").format(staging_table(kind, batch)))


def create_month(cursor: Any, parent: str, batch: Batch) -> sql.Identifier:
    """Create the batch's empty table for `parent`, in place of one that an earlier try left."""
    table = month_table(parent, batch)
    cursor.execute(sql.SQL("DROP TABLE IF EXISTS {}").format(table))
    cursor.execute(
        sql.SQL("CREATE TABLE {} (LIKE {} INCLUDING DEFAULTS) WITH (fillfactor = {})").format(
            table, sql.Identifier(parent), sql.Literal(FILL.get(parent, 100))
        )
    )
    return table


def seal_month(cursor: Any, parent: str, batch: Batch) -> None:
    """
    Index the batch's table as its parent is, and let PostgreSQL know its month.

    The check constraint spares `ATTACH` from reading the table, which is then instant.
    """
    table = month_table(parent, batch)
    index_as_parent(cursor, parent, table, _suffix(batch))
    cursor.execute(
        sql.SQL("ALTER TABLE {} ADD CONSTRAINT only_its_month CHECK (month = {})").format(
            table, sql.Literal(batch.month.first_day)
        )
    )
    cursor.execute(sql.SQL("ANALYZE {}").format(table))


def index_as_parent(cursor: Any, parent: str, table: sql.Identifier, suffix: str) -> None:
    """Give `table` the indexes of `parent`; their names end with `suffix`."""
    cursor.execute(
        "SELECT indexname, indexdef FROM pg_indexes WHERE schemaname = 'public' AND tablename = %s",
        [parent],
    )
    for index, definition in cursor.fetchall():
        _, _, method_and_columns = definition.partition(" USING ")
        # The definition is PostgreSQL's own text for the parent's index.
        cursor.execute(
            sql.SQL("CREATE INDEX {} ON {} USING {}").format(
                sql.Identifier(f"{index}_{suffix}"), table, sql.SQL(method_and_columns)
            )
        )


def attach(cursor: Any, batch: Batch, parents: Iterable[str] = ALL) -> None:
    """Make the batch's tables part of their parents, which makes them visible to readers."""
    for parent in parents:
        cursor.execute(
            sql.SQL("ALTER TABLE {} ATTACH PARTITION {} FOR VALUES IN ({})").format(
                sql.Identifier(parent),
                month_table(parent, batch),
                sql.Literal(batch.month.first_day),
            )
        )


def detach(cursor: Any, batch: Batch) -> None:
    """Take the batch's tables out of their parents; the rows stay."""
    for parent in ALL:
        cursor.execute(
            sql.SQL("ALTER TABLE {} DETACH PARTITION {}").format(
                sql.Identifier(parent), month_table(parent, batch)
            )
        )


def drop(cursor: Any, batch: Batch) -> None:
    """Drop whatever tables the batch has, staging included."""
    drop_staging(cursor, batch)
    for parent in ALL:
        cursor.execute(sql.SQL("DROP TABLE IF EXISTS {}").format(month_table(parent, batch)))


def exist(cursor: Any, batch: Batch, parents: Iterable[str]) -> bool:
    """Tell whether all the batch's tables for `parents` exist."""
    names = [_name(parent, batch) for parent in parents]
    cursor.execute(
        "SELECT count(*) FROM pg_tables WHERE schemaname = 'months' AND tablename = ANY(%s)",
        [names],
    )
    return cursor.fetchone()[0] == len(names)


def _name(parent: str, batch: Batch) -> str:
    return f"{parent}_{_suffix(batch)}"


def _suffix(batch: Batch) -> str:
    return f"{str(batch.month).replace('-', '_')}_b{batch.id}"
