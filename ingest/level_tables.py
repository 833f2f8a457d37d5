"""
The tables of stored levels: one for each computation, attached while it is public.

They lie in a schema of their own (`levels.level_2021_c7`: the levels of 2021/2, computation 7).
"""

from typing import Any

from psycopg import sql

from ingest import partitions
from levels.models import Computation, Level

PARENT = Level._meta.db_table

COLUMNS = [field.column for field in Level._meta.concrete_fields if field.column]
LEFTOVERS = """
    SELECT c.relname FROM pg_class c JOIN pg_namespace n ON n.oid = c.relnamespace
    WHERE n.nspname = 'levels' AND c.relkind = 'r' AND NOT c.relispartition
"""


def table_of(computation: Computation) -> sql.Identifier:
    return sql.Identifier("levels", _name(computation))


def create(cursor: Any, computation: Computation) -> sql.Identifier:
    """Create the computation's empty table."""
    table = table_of(computation)
    cursor.execute(
        sql.SQL("CREATE TABLE {} (LIKE {} INCLUDING DEFAULTS)").format(
            table, sql.Identifier(PARENT)
        )
    )
    return table


def seal(cursor: Any, computation: Computation) -> None:
    """Index the filled table as its parent is; the check spares `ATTACH` from reading it."""
    table = table_of(computation)
    partitions.index_as_parent(cursor, PARENT, table, _name(computation))
    cursor.execute(
        sql.SQL("ALTER TABLE {} ADD CONSTRAINT only_its_period CHECK (period = {})").format(
            table, sql.Literal(computation.period)
        )
    )
    cursor.execute(sql.SQL("ANALYZE {}").format(table))


def attach(cursor: Any, computation: Computation) -> None:
    cursor.execute(
        sql.SQL("ALTER TABLE {} ATTACH PARTITION {} FOR VALUES IN ({})").format(
            sql.Identifier(PARENT), table_of(computation), sql.Literal(computation.period)
        )
    )


def detach_and_drop(cursor: Any, computation: Computation) -> None:
    cursor.execute(
        sql.SQL("ALTER TABLE {} DETACH PARTITION {}").format(
            sql.Identifier(PARENT), table_of(computation)
        )
    )
    cursor.execute(sql.SQL("DROP TABLE {}").format(table_of(computation)))


def drop_unattached(cursor: Any) -> None:
    """Drop what a computation that was cut short has left."""
    cursor.execute(LEFTOVERS)
    for (name,) in cursor.fetchall():
        cursor.execute(sql.SQL("DROP TABLE {}").format(sql.Identifier("levels", name)))


def _name(computation: Computation) -> str:
    return f"level_{computation.period}_c{computation.id}"
