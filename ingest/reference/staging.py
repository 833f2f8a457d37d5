"""
Bring rows into a table by way of a temporary one, so that rows keep their ids.

COPY fills the temporary table; two statements then change the rows that differ and add those
that are new. Rows that are the same are not written, so loading again costs and changes nothing.
"""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from typing import Any

from psycopg import sql


@dataclass(frozen=True)
class Merged:
    """How many rows were new, different, and the same."""

    added: int = 0
    changed: int = 0
    unchanged: int = 0

    def __add__(self, other: "Merged") -> "Merged":
        return Merged(
            self.added + other.added,
            self.changed + other.changed,
            self.unchanged + other.unchanged,
        )


def create(cursor: Any, table: str, columns: Mapping[str, str]) -> None:
    """Create the temporary `table`; `columns` are names and SQL types. Gone with the commit."""
    parts = [
        sql.SQL("{} {}").format(sql.Identifier(name), sql.SQL(type_))
        for name, type_ in columns.items()
    ]
    run(cursor, "DROP TABLE IF EXISTS pg_temp.{}", sql.Identifier(table))
    run(
        cursor,
        "CREATE TEMPORARY TABLE {} ({}) ON COMMIT DROP",
        sql.Identifier(table),
        sql.SQL(", ").join(parts),
    )


def fill(cursor: Any, table: str, columns: Sequence[str], rows: Iterable[Sequence[Any]]) -> None:
    """Append `rows` to the temporary `table` by COPY; None is NULL."""
    statement = sql.SQL("COPY {} ({}) FROM STDIN").format(
        sql.Identifier(table), sql.SQL(", ").join(map(sql.Identifier, columns))
    )
    with cursor.copy(statement) as copy:
        for row in rows:
            copy.write_row(row)


def run(cursor: Any, statement: str, *names: sql.Composable, **more: sql.Composable) -> int:
    """Execute a statement with names put in by `psycopg.sql`; return how many rows it touched."""
    cursor.execute(sql.SQL(statement).format(*names, **more))
    return max(cursor.rowcount, 0)


def merge(
    cursor: Any,
    staged: str,
    *,
    into: str,
    key: Sequence[str],
    columns: Sequence[str],
    keep: Mapping[str, str] | None = None,
    new: Mapping[str, str] | None = None,
    touch: str | None = None,
    add: bool = True,
) -> Merged:
    """
    Bring the rows of the temporary table `staged` into the table `into`, matched by `key`.

    `columns` are taken as they are. A NULL in a column of `keep` leaves what is there; its
    value in the mapping is SQL for a new row without one. `new` gives SQL for columns of new
    rows that `staged` does not have; `touch` names a timestamp to set on changed rows.
    Rows with a key that is not there are added, unless `add` is false. The table is locked
    against other writers until the transaction ends; readers go on.
    """
    keep, new = keep or {}, new or {}
    target, source = sql.Identifier(into), sql.Identifier(staged)
    run(cursor, "LOCK TABLE {} IN SHARE ROW EXCLUSIVE MODE", target)
    total = run(cursor, "SELECT 1 FROM {}", source)
    same_key = sql.SQL(" AND ").join(
        sql.SQL("t.{0} = s.{0}").format(sql.Identifier(column)) for column in key
    )
    values = {column: sql.SQL("s.{}").format(sql.Identifier(column)) for column in columns} | {
        column: sql.SQL("COALESCE(s.{0}, t.{0})").format(sql.Identifier(column)) for column in keep
    }
    settings = [
        sql.SQL("{} = {}").format(sql.Identifier(column), value) for column, value in values.items()
    ]
    if touch:
        settings.append(sql.SQL("{} = now()").format(sql.Identifier(touch)))
    changed = run(
        cursor,
        "UPDATE {target} t SET {settings} FROM {source} s "
        "WHERE {same_key} AND ({old}) IS DISTINCT FROM ({values})",
        target=target,
        source=source,
        settings=sql.SQL(", ").join(settings),
        same_key=same_key,
        old=sql.SQL(", ").join(sql.SQL("t.{}").format(sql.Identifier(c)) for c in values),
        values=sql.SQL(", ").join(values.values()),
    )
    if not add:
        return Merged(0, changed, total - changed)
    first: dict[str, sql.Composable] = {
        column: sql.SQL("s.{}").format(sql.Identifier(column)) for column in [*key, *columns]
    }
    first |= {
        column: sql.SQL("COALESCE(s.{}, {})").format(sql.Identifier(column), sql.SQL(default))
        for column, default in keep.items()
    }
    first |= {column: sql.SQL(value) for column, value in new.items()}
    added = run(
        cursor,
        "INSERT INTO {target} ({names}) SELECT {values} FROM {source} s "
        "WHERE NOT EXISTS (SELECT FROM {target} t WHERE {same_key}) ORDER BY {key}",
        target=target,
        source=source,
        names=sql.SQL(", ").join(map(sql.Identifier, first)),
        values=sql.SQL(", ").join(first.values()),
        same_key=same_key,
        key=sql.SQL(", ").join(sql.SQL("s.{}").format(sql.Identifier(c)) for c in key),
    )
    return Merged(added, changed, total - added - changed)
