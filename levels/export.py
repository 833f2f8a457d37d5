"""
The public levels as CSV: all that the methods were given, and all that they found.

The columns down to `last_band` are the inputs of `ratio-eb-1`: with those of one period, kind,
force and group anybody can recompute its levels: docs/levels.md does it in ten lines.
"""

from typing import BinaryIO

from django.db import connection
from psycopg import sql

from levels.groups import GROUPS
from levels.models import Computation
from levels.vocabulary import AreaKind, Method

# What each kind of area is called, and its force.
NAMES = {
    AreaKind.LSOA: """
        SELECT a.id, a.code AS area, f.slug AS force
        FROM places_lsoa a JOIN places_district d ON d.id = a.district_id
        JOIN forces_force f ON f.id = d.force_id
    """,
    AreaKind.NEIGHBOURHOOD: """
        SELECT a.id, f.slug || '/' || a.code AS area, f.slug AS force
        FROM neighbourhoods_neighbourhood a JOIN forces_force f ON f.id = a.force_id
    """,
    AreaKind.DISTRICT: """
        SELECT a.id, a.code AS area, f.slug AS force
        FROM places_district a JOIN forces_force f ON f.id = a.force_id
    """,
}

# `visitor` follows from the flags "many more visit" (1) and "few residents" (2).
ROWS = """
    SELECT {period} AS period, {last_month} AS last_month, {kind} AS kind, names.force,
           groups.slug AS group, methods.slug AS method, names.area,
           residents, people, CASE WHEN (flags & 3) > 0 THEN 1 ELSE 0 END AS visitor,
           count_12, months_12, count_36, months_36, last_band,
           rate, workday_rate, expected, relative,
           p_low, p_below_average, p_average, p_above_average, p_high,
           band, close_to, flags, reason, source.words AS population_source,
           {release} AS release
    FROM levels_level level
    JOIN ({names}) names ON names.id = level.area_id
    JOIN (VALUES {groups}) groups (number, slug) ON groups.number = level.crime_group
    JOIN (VALUES {methods}) methods (number, slug) ON methods.number = level.method
    LEFT JOIN levels_populationsource source ON source.id = level.source_id
    WHERE level.period = {number} AND level.kind = {kind_number} AND {condition}
    ORDER BY names.force, groups.number, methods.number, names.area
"""


def export(file: BinaryIO, *, force: str = "") -> int:
    """Write every public level, or those of one force, to `file`; return how many rows."""
    rows = 0
    with connection.cursor() as cursor:
        for computation in Computation.objects.filter(is_public=True).order_by("-last_month", "id"):
            for kind in AreaKind:
                statement = sql.SQL("COPY ({}) TO STDOUT (FORMAT csv, HEADER {})").format(
                    _question(computation, kind, force), sql.Literal(rows == 0)
                )
                with cursor.copy(statement) as copy:
                    for line in copy:
                        file.write(line)
                rows += cursor.rowcount
    return rows


def _question(computation: Computation, kind: AreaKind, force: str) -> sql.Composable:
    condition = sql.SQL("names.force = {}").format(force) if force else sql.SQL("true")
    return sql.SQL(ROWS).format(
        period=sql.Literal("latest" if computation.period == 0 else str(computation.period)),
        last_month=sql.Literal(str(computation.last_month)),
        kind=sql.Literal(kind.slug),
        number=sql.Literal(computation.period),
        kind_number=sql.Literal(int(kind)),
        names=sql.SQL(NAMES[kind]),
        groups=_values((group.number, group.slug) for group in GROUPS),
        methods=_values((int(method), method.slug) for method in Method),
        release=sql.Literal(computation.release_id),
        condition=condition,
    )


def _values(pairs) -> sql.Composable:
    return sql.SQL(", ").join(sql.SQL("({}, {})").format(*pair) for pair in pairs)
