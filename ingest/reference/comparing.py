"""
What a load changes, row by row: told before it is done, and kept to undo it.

The tables are copied before the load and held against themselves after it. So the record is of
what did happen, whatever the loader does, and looking at a file is loading it and going back.
A national edition of postcodes (2.6 million rows) is copied and compared in some ten seconds.
"""

import json
from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from dataclasses import asdict, dataclass, field
from typing import Any

from django.contrib.gis.db.models import GeometryField
from django.db.models import Model
from psycopg import sql

from ingest.models import ReferenceLoad
from ingest.reference import staging

EXAMPLES = 8
# Keys of added rows are kept so many together: one by one they would take ten times the room.
KEYS_TOGETHER = 5000
# What follows from other columns or says when something was written tells a reader nothing.
UNTOLD = {"folded", "updated_at", "centre", "edited_at", "edited_by_id", "position"}
# How a row is called, where its name alone does not say it; `t` is the row.
NAMES = {
    "places_lsoa": "t.code || ' ' || t.name",
    "places_district": "t.code || ' ' || t.name",
    "places_postcode": "t.key",
    "places_backdrop": "t.layer || ' ' || t.kind || ' ' || t.name",
    "places_lsoachange": "(SELECT code FROM places_lsoa l WHERE l.id = t.lsoa_2011_id) || ' '"
    " || t.kind",
    "places_lsoapopulation": "(SELECT code FROM places_lsoa l WHERE l.id = t.lsoa_id) || ', '"
    " || t.kind || ' ' || t.year || ', ' || t.source || ': ' || t.count",
    "places_districtpopulation": "(SELECT code FROM places_district d WHERE d.id = t.district_id)"
    " || ', ' || t.kind || ' ' || t.year || ', ' || t.source || ': ' || t.count",
    "levels_lsoameasure": "(SELECT code FROM places_lsoa l WHERE l.id = t.lsoa_id) || ', '"
    " || t.slug || ' ' || t.year || ': ' || t.value",
    "neighbourhoods_neighbourhood": "(SELECT slug FROM forces_force f WHERE f.id = t.force_id)"
    " || ' ' || t.code || ' ' || t.name",
    "neighbourhoods_priority": "left(t.issue, 60)",
    "neighbourhoods_meeting": "t.title",
    "neighbourhoods_link": "t.title",
    "neighbourhoods_series": "t.rule || ' until ' || t.until",
    "forces_engagementmethod": "t.title",
}

ADDED = """
    INSERT INTO ingest_addedrows (load_id, "table", keys)
    SELECT {load}, {name}, array_agg(key ORDER BY n)
    FROM (
        SELECT t.{pk}::text AS key, row_number() OVER (ORDER BY t.{pk}) AS n
        FROM {table} t LEFT JOIN {before} b ON b.{pk} = t.{pk} WHERE b.{pk} IS NULL
    ) added
    GROUP BY n / {together}
"""
# A boundary of thousands of corners need not be kept twice: of long values, `became` has a digest.
CHANGED = """
    INSERT INTO ingest_alteredrow (load_id, "table", key, was, became)
    SELECT {load}, {name}, t.{pk}::text, d.was, d.became
    FROM {table} t JOIN {before} b ON b.{pk} = t.{pk}
    CROSS JOIN LATERAL (
        SELECT jsonb_object_agg(o.key, o.value) AS was, jsonb_object_agg(o.key, n.short) AS became
        FROM jsonb_each_text({old}) o
        JOIN LATERAL (
            SELECT value,
                   CASE WHEN length(value) > 200 THEN md5(value) ELSE value END AS short
            FROM jsonb_each_text({new}) n WHERE n.key = o.key
        ) n ON true
        WHERE n.value IS DISTINCT FROM o.value
    ) d
    WHERE ({old_row}) IS DISTINCT FROM ({new_row}) AND d.was IS NOT NULL
    ORDER BY t.{pk}
"""
GONE = """
    INSERT INTO ingest_alteredrow (load_id, "table", key, was)
    SELECT {load}, {name}, b.{pk}::text, {old}
    FROM {before} b LEFT JOIN {table} t ON t.{pk} = b.{pk} WHERE t.{pk} IS NULL
    ORDER BY b.{pk}
"""
ROWS = "SELECT (SELECT count(*) FROM {before}), (SELECT count(*) FROM {table})"
# One of several rows of ADDED has at least as many keys as examples are wanted, or all there are.
FIRST_ADDED = """
    SELECT 'added', {told}, NULL, NULL FROM {table} t
    WHERE t.{pk}::text IN (
        SELECT unnest(keys[1:{few}]) FROM ingest_addedrows
        WHERE load_id = {load} AND "table" = {name} LIMIT {few}
    ) ORDER BY t.{pk} LIMIT {few}
"""
FIRST_CHANGED = """
    SELECT 'changed', {told}, a.was, a.became
    FROM (
        SELECT * FROM ingest_alteredrow
        WHERE load_id = {load} AND "table" = {name} AND became IS NOT NULL
          AND was - {untold}::text[] <> '{{}}' ORDER BY id LIMIT {few}
    ) a JOIN {table} t ON t.{pk}::text = a.key ORDER BY a.id
"""
FIRST_GONE = """
    SELECT 'gone', {told}, NULL, NULL
    FROM (
        SELECT * FROM ingest_alteredrow
        WHERE load_id = {load} AND "table" = {name} AND became IS NULL ORDER BY id LIMIT {few}
    ) a JOIN {before} t ON t.{pk}::text = a.key ORDER BY a.id
"""


@dataclass
class Difference:
    """What a load did to one table; examples are (added, changed or gone; which row; how)."""

    table: str
    name: str
    rows_before: int
    rows: int
    added: int = 0
    changed: int = 0
    gone: int = 0
    examples: list[tuple[str, str, str]] = field(default_factory=list)


@contextmanager
def whole_tables(cursor: Any) -> Iterator[None]:
    """
    Keep PostgreSQL from joining row by row: what has just been loaded, it takes for a few rows.

    35,000 LSOAs against themselves took more than five minutes so, and else take a second.
    """
    cursor.execute("SET LOCAL enable_nestloop = off")
    yield
    cursor.execute("SET LOCAL enable_nestloop = on")


def watch(cursor: Any, tables: Sequence[type[Model]]) -> None:
    """Copy the tables as they are, until the transaction ends."""
    for model in tables:
        before = before_of(model)
        staging.run(cursor, "DROP TABLE IF EXISTS pg_temp.{}", before)
        staging.run(
            cursor,
            "CREATE TEMPORARY TABLE {} ON COMMIT DROP AS TABLE {}",
            before,
            sql.Identifier(model._meta.db_table),
        )
        staging.run(cursor, "ANALYZE {}", before)


def before_of(model: type[Model]) -> sql.Identifier:
    """Name the copy that `watch` made of a table."""
    return sql.Identifier(f"before_{model._meta.db_table}")


def keep(cursor: Any, load: ReferenceLoad, tables: Sequence[type[Model]]) -> list[dict[str, Any]]:
    """Store each row's change since `watch` for this load; return the differences by table."""
    return [asdict(_of_table(cursor, load, model)) for model in tables]


def _of_table(cursor: Any, load: ReferenceLoad, model: type[Model]) -> Difference:
    names = _names(load, model)
    cursor.execute(sql.SQL(ROWS).format(**names))
    rows_before, rows = cursor.fetchone()
    found = Difference(
        table=model._meta.db_table,
        name=str(model._meta.verbose_name_plural),
        rows_before=rows_before,
        rows=rows,
    )
    staging.run(cursor, ADDED, **names)
    found.changed = staging.run(cursor, CHANGED, **names)
    found.gone = staging.run(cursor, GONE, **names)
    found.added = rows - rows_before + found.gone
    for question in (FIRST_ADDED, FIRST_CHANGED, FIRST_GONE):
        cursor.execute(sql.SQL(question).format(**names))
        found.examples += [
            (sort, which or "", _how(model, was, became))
            for sort, which, was, became in cursor.fetchall()
        ]
    return found


def _names(load: ReferenceLoad, model: type[Model]) -> dict[str, sql.Composable]:
    columns = [str(column.column) for column in model._meta.concrete_fields]
    table = model._meta.db_table
    told = NAMES.get(table, "t.name")
    return {
        "load": sql.Literal(load.pk),
        "name": sql.Literal(table),
        "table": sql.Identifier(table),
        "before": before_of(model),
        "pk": sql.Identifier(str(model._meta.pk.column)),
        "together": sql.Literal(KEYS_TOGETHER),
        "few": sql.Literal(EXAMPLES),
        "told": sql.SQL(told),
        "untold": sql.Literal(sorted(UNTOLD)),
        "old": _as_texts("b", columns),
        "new": _as_texts("t", columns),
        "old_row": _as_row("b", columns),
        "new_row": _as_row("t", columns),
    }


def _as_texts(alias: str, columns: list[str]) -> sql.Composable:
    pairs = [
        sql.SQL("{}, {}::text").format(sql.Literal(name), sql.Identifier(alias, name))
        for name in columns
    ]
    return sql.SQL("jsonb_build_object({})").format(sql.SQL(", ").join(pairs))


def _as_row(alias: str, columns: list[str]) -> sql.Composable:
    return sql.SQL(", ").join(sql.Identifier(alias, name) for name in columns)


def _how(model: type[Model], was: str | None, became: str | None) -> str:
    """Say which columns changed, by the JSON of both, and how where that can be read."""
    if was is None or became is None:
        return ""
    shapes = {f.column for f in model._meta.concrete_fields if isinstance(f, GeometryField)}
    told = []
    then = json.loads(became)
    for name, before in sorted(json.loads(was).items()):
        if name in shapes:
            told.append(f"{name} drawn otherwise" if before else f"{name} given")
        elif name not in UNTOLD:
            told.append(f"{name}: {_short(before)} → {_short(then[name])}")
    return "; ".join(told)


def _short(text: str | None) -> str:
    return "nothing" if text in (None, "") else f"{text[:60]}…" if len(text) > 60 else text
