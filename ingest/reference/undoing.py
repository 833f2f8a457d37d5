"""
Take a load of reference data back: rows that went return, rows that came go, cells are as before.

A cell that somebody has changed since, and a text that staff have written since, stay as they
are; so do the codes of LSOAs that crimes refer to by now, without a name or a boundary, as if the
police files alone had told of them.
"""

from collections.abc import Sequence
from typing import Any

from django.apps import apps
from django.db import IntegrityError, connection
from django.db.models import Model, ProtectedError, QuerySet
from psycopg import sql

from forces.drafts import HasDraft
from ingest.models import ReferenceLoad
from ingest.reference import comparing, staging
from ingest.reference.report import Report
from ingest.refusals import NotNow
from places.models import Lsoa

BRING_BACK = """
    INSERT INTO {table} ({columns})
    SELECT {values} FROM ingest_alteredrow
    WHERE load_id = {load} AND "table" = {name} AND became IS NULL ORDER BY id
"""
PUT_BACK = """
    UPDATE {table} t SET {column} = (a.was->>{key})::{type}
    FROM ingest_alteredrow a
    WHERE a.load_id = {load} AND a."table" = {name} AND a.became ? {key} AND t.{pk}::text = a.key
      AND CASE WHEN length(t.{column}::text) > 200 THEN md5(t.{column}::text)
               ELSE t.{column}::text END IS NOT DISTINCT FROM a.became->>{key}
"""
CELLS = """
    SELECT changed, count(*) FROM ingest_alteredrow a, jsonb_object_keys(a.was) changed
    WHERE a.load_id = %s AND a."table" = %s AND a.became IS NOT NULL GROUP BY 1 ORDER BY 1
"""
# Months are made of many tables, one for each; the counts are small, the outcomes are not.
IN_USE = """
    SELECT id FROM places_lsoa l
    WHERE id = ANY(%(ids)s) AND (
        EXISTS (SELECT FROM crimes_lsoacount c WHERE c.lsoa_id = l.id)
        OR EXISTS (SELECT FROM crimes_outcome o WHERE o.lsoa_id = l.id)
    )
"""
EMPTY = """
    UPDATE places_lsoa SET name = code, in_2011 = false, in_2021 = false, district_id = NULL,
        boundary = NULL
    WHERE id = ANY(%s)
"""
# Goes with the rows from which it was worked out, or that somebody has put on their start page.
FOLLOWS = {
    "levels.NeighbourhoodShare",
    "levels.Typical",
    "neighbourhoods.Chosen",
    "neighbourhoods.PlacedPoint",
}
STANDS_ON_IT = (
    "What was loaded or written since stands on this load ({}). Undo that first, or load the right "
    "file over it."
)


def undo(load: ReferenceLoad, tables: Sequence[type[Model]], report: Report) -> None:
    """
    Undo `load`, as part of the transaction. NotNow where something loaded since stands on it.

    What follows from the rows (points placed, counts, outlines) is the caller's to put right.
    """
    try:
        with connection.cursor() as cursor:
            with comparing.whole_tables(cursor):
                for model in tables:
                    _bring_back(cursor, load, model, report)
                for model in tables:
                    _put_back(cursor, load, model, report)
            for model in reversed(tables):
                _remove(cursor, load, model, report)
            # Django's references are looked at when a transaction ends; that would be too late.
            cursor.execute("SET CONSTRAINTS ALL IMMEDIATE")
            cursor.execute("SET CONSTRAINTS ALL DEFERRED")
    except (IntegrityError, ProtectedError) as error:
        what = str(error.args[0]).splitlines()[0]
        raise NotNow(STANDS_ON_IT.format(what)) from error


def _bring_back(cursor: Any, load: ReferenceLoad, model: type[Model], report: Report) -> None:
    columns = _types(model).items()
    values = [
        sql.SQL("(was->>{})::{}").format(sql.Literal(name), sql.SQL(type_))
        for name, type_ in columns
    ]
    rows = staging.run(
        cursor,
        BRING_BACK,
        table=sql.Identifier(model._meta.db_table),
        columns=sql.SQL(", ").join(sql.Identifier(name) for name, _ in columns),
        values=sql.SQL(", ").join(values),
        load=sql.Literal(load.pk),
        name=sql.Literal(model._meta.db_table),
    )
    report.did(f"{model._meta.verbose_name_plural}: {rows:,} brought back", rows)


def _put_back(cursor: Any, load: ReferenceLoad, model: type[Model], report: Report) -> None:
    table = model._meta.db_table
    types = _types(model)
    cursor.execute(CELLS, [load.pk, table])
    for column, cells in cursor.fetchall():
        done = staging.run(
            cursor,
            PUT_BACK,
            table=sql.Identifier(table),
            column=sql.Identifier(column),
            key=sql.Literal(column),
            type=sql.SQL(types[column]),
            load=sql.Literal(load.pk),
            name=sql.Literal(table),
            pk=sql.Identifier(str(model._meta.pk.column)),
        )
        report.did(f"{model._meta.verbose_name_plural}: {done:,} times {column} put back", done)
        report.note(
            "left", "changed since", f"{column} of {model._meta.verbose_name_plural}", cells - done
        )


def _remove(cursor: Any, load: ReferenceLoad, model: type[Model], report: Report) -> None:
    removed = 0
    for added in load.added_rows.filter(table=model._meta.db_table).order_by("id"):
        keys = added.keys
        rows = model._base_manager.filter(pk__in=keys)
        if issubclass(model, HasDraft):
            written = rows.exclude(edited_at=None)
            report.note(
                "left", "written by staff since", str(model._meta.verbose_name), written.count()
            )
            rows = rows.filter(edited_at=None)
        if model is Lsoa:
            used = _empty_those_in_use(cursor, keys)
            report.note("left without name and boundary", "crimes refer to them", "LSOAs", used)
            rows = rows.exclude(in_2011=False, in_2021=False)
        removed += _delete(rows)
    report.did(f"{model._meta.verbose_name_plural}: {removed:,} removed", removed)


def _delete(rows: QuerySet) -> int:
    """Delete rows, with what is worked out from them; NotNow where more would go with them."""
    _, deleted = rows.delete()
    number = deleted.pop(rows.model._meta.label, 0)
    others = {label: count for label, count in deleted.items() if count and label not in FOLLOWS}
    if others:
        what = ", ".join(
            f"{count:,} {apps.get_model(label)._meta.verbose_name_plural}"
            for label, count in sorted(others.items())
        )
        raise NotNow(STANDS_ON_IT.format(what))
    return number


def _empty_those_in_use(cursor: Any, keys: list[str]) -> int:
    cursor.execute(IN_USE, {"ids": [int(key) for key in keys]})
    used = [key for (key,) in cursor.fetchall()]
    cursor.execute(EMPTY, [used])
    return len(used)


def _types(model: type[Model]) -> dict[str, str]:
    """Return PostgreSQL's type of each column of a table."""
    return {
        str(field.column): str(field.db_type(connection)) for field in model._meta.concrete_fields
    }
