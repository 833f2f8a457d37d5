"""The levels that are public at this moment, as arrays."""

from collections.abc import Mapping

import numpy as np
from psycopg import sql

from levels.areas import AreaTable
from levels.bands import NO_BAND
from levels.groups import GROUPS
from levels.methods.inputs import Ints
from levels.models import Level
from levels.periods import Period
from levels.reading import read_numbers
from levels.vocabulary import AreaKind, Method

COLUMNS = {"area_id": "integer", "crime_group": "smallint", "band": "smallint"}
BANDS, LAST_BANDS = sql.SQL("band"), sql.SQL("last_band")


def bands_of(
    areas: Mapping[AreaKind, AreaTable], period: Period, column: sql.SQL = BANDS
) -> dict[AreaKind, Ints]:
    """
    Return the levels of `period` by `ratio-eb-1` that are public, areas by groups.

    NO_BAND where there is none. LAST_BANDS gives those that were public when they were computed.
    """
    return {kind: _of_kind(table, period, column) for kind, table in areas.items()}


def _of_kind(table: AreaTable, period: Period, column: sql.SQL) -> Ints:
    question = sql.SQL(
        "SELECT area_id, crime_group, {} AS band FROM {}"
        " WHERE period = {} AND kind = {} AND method = {}"
    ).format(
        column,
        sql.Identifier(Level._meta.db_table),
        sql.Literal(period.number),
        sql.Literal(int(table.kind)),
        sql.Literal(int(Method.RATIO_EB_1)),
    )
    rows = read_numbers(question, COLUMNS)
    # Areas and groups that are no longer there fall into a last row and column, cut off below.
    place_of = np.full(
        1 + max(rows["area_id"].max(initial=0), table.ids.max(initial=0)), len(table)
    )
    place_of[table.ids] = np.arange(len(table))
    column_of = np.full(1 + max(rows["crime_group"].max(initial=0), 1000), len(GROUPS))
    column_of[[group.number for group in GROUPS]] = np.arange(len(GROUPS))
    bands = np.full((len(table) + 1, len(GROUPS) + 1), NO_BAND)
    bands[place_of[rows["area_id"]], column_of[rows["crime_group"]]] = rows["band"]
    return bands[:-1, :-1]
