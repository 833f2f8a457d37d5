"""
Liken the areas of each kind to one another: their measures, and the 15 nearest of each.

Measures of LSOAs are loaded or follow from populations and outlines; those of neighbourhoods
and districts are the means of their LSOAs, by people.
"""

from collections.abc import Mapping
from dataclasses import dataclass

import numpy as np
from django.db import connection

from levels.areas import AreaTable
from levels.measures import DENSITY, LOADED, MEASURES, VISITORS
from levels.methods.inputs import Floats, Ints
from levels.similar import NOBODY, nearest, standardised
from levels.vocabulary import AreaKind

SQUARE_KILOMETRES = {
    AreaKind.LSOA: "SELECT id, ST_Area(boundary::geography) / 1e6 FROM places_lsoa WHERE in_2021",
    AreaKind.NEIGHBOURHOOD: """
        SELECT id, ST_Area(boundary::geography) / 1e6 FROM neighbourhoods_neighbourhood
    """,
}
# Which part of each LSOA's people live in which larger area.
PARTS = {
    AreaKind.NEIGHBOURHOOD: """
        SELECT lsoa_id, neighbourhood_id, share FROM levels_neighbourhoodshare
    """,
    AreaKind.DISTRICT: "SELECT id, district_id, 1.0 FROM places_lsoa WHERE in_2021",
}
NEWEST = """
    SELECT DISTINCT ON (lsoa_id, slug) lsoa_id, slug, value FROM levels_lsoameasure
    ORDER BY lsoa_id, slug, year DESC, id DESC
"""


@dataclass(frozen=True)
class Likened:
    """
    measures: slugs of those that were known. ids: of the areas that have similar ones; others:
    the ids of these, a row for each, the most alike first.
    """

    measures: list[str]
    ids: Ints
    others: Ints


def liken(areas: Mapping[AreaKind, AreaTable]) -> dict[AreaKind, Likened]:
    """Find the areas most like each one, kind by kind."""
    lsoas = areas[AreaKind.LSOA]
    square_km = _square_kilometres(AreaKind.LSOA, lsoas)
    loaded = _loaded(lsoas)
    found = {AreaKind.LSOA: _likened(lsoas, square_km, loaded)}
    for kind, question in PARTS.items():
        table = areas[kind]
        of, into, share = _parts(question, lsoas, table)
        if kind in SQUARE_KILOMETRES:
            km = _square_kilometres(kind, table)
        else:
            km = _sums(square_km[of], into, len(table))
        people = lsoas.residents[of] * share
        total = _sums(people, into, len(table))
        means = [_sums(values[of] * people, into, len(table)) / total for values in loaded.T]
        found[kind] = _likened(table, km, np.column_stack(means))
    return found


def _likened(table: AreaTable, square_km: Floats, loaded: Floats) -> Likened:
    density = _ratio(table.residents, square_km)
    # Where nothing is known of visitors, as many are there on a working day as live there.
    by_district = np.where(np.isnan(table.district_ratio), 1.0, table.district_ratio)
    own = _ratio(table.workday, table.residents)
    visitors = np.where(np.isnan(own), by_district, own)
    by_measure = {DENSITY: density, VISITORS: visitors, **dict(zip(LOADED, loaded.T, strict=True))}
    values = np.column_stack([by_measure[measure] for measure in MEASURES])
    points, used = standardised(values, MEASURES)
    rows = nearest(points)
    known = np.flatnonzero(rows[:, 0] != NOBODY)
    return Likened([m.slug for m in used], table.ids[known], table.ids[rows[known]])


def _square_kilometres(kind: AreaKind, table: AreaTable) -> Floats:
    sizes = dict(_read(SQUARE_KILOMETRES[kind]))
    return np.array([sizes.get(area) or np.nan for area in table.ids.tolist()], dtype=float)


def _loaded(lsoas: AreaTable) -> Floats:
    """Return the newest loaded measures, LSOAs by LOADED; NaN where there is none."""
    values = np.full((len(lsoas), len(LOADED)), np.nan)
    row_of = {area: i for i, area in enumerate(lsoas.ids.tolist())}
    column_of = {measure.slug: i for i, measure in enumerate(LOADED)}
    for lsoa, slug, value in _read(NEWEST):
        if lsoa in row_of and slug in column_of:
            values[row_of[lsoa], column_of[slug]] = value
    return values


def _parts(question: str, lsoas: AreaTable, table: AreaTable) -> tuple[Ints, Ints, Floats]:
    """Return rows of LSOAs, the rows of the larger areas that they are in, and their shares."""
    row_of = {area: i for i, area in enumerate(lsoas.ids.tolist())}
    into = {area: i for i, area in enumerate(table.ids.tolist())}
    parts = [
        (row_of[lsoa], into[area], share)
        for lsoa, area, share in _read(question)
        if lsoa in row_of and area in into
    ]
    columns = np.array(parts, dtype=float).reshape(-1, 3).T
    return columns[0].astype(int), columns[1].astype(int), columns[2]


def _sums(values: Floats, into: Ints, length: int) -> Floats:
    """Add up by place; NaN where a part is not known or there is none."""
    total = np.bincount(into, weights=values, minlength=length).astype(float)
    total[np.bincount(into, minlength=length) == 0] = np.nan
    return total


def _ratio(a: Floats, b: Floats) -> Floats:
    return np.divide(a, b, out=np.full(len(a), np.nan), where=b > 0)


def _read(question: str) -> list[tuple]:
    with connection.cursor() as cursor:
        cursor.execute(question)
        return cursor.fetchall()
