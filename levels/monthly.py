"""
Monthly crimes of every area, read into arrays.

Counted are the crimes that the area's own force reported: so its coverage says exactly which
months are whole. Left out are the British Transport Police and what a neighbouring force has
placed across the border; likewise a force's crimes outside its area. A month that was supplied
in part is a month not supplied: its count would pass for a fall.
"""

from collections.abc import Mapping
from functools import cached_property
from typing import TypeAlias

import numpy as np
from numpy.typing import NDArray
from psycopg import sql

from crimes.models import DistrictCount, LsoaCount, NeighbourhoodCount
from crimes.vocabulary import CRIME_CATEGORIES
from forces.models import Force
from levels.areas import AreaTable
from levels.methods.inputs import Bools, Ints
from levels.reading import read_numbers
from levels.vintages import NOWHERE, Vintages, looked_up, read_vintages
from levels.vocabulary import AreaKind
from releases.kinds import Kind
from releases.models import Coverage
from releases.month import Month

TABLES = {
    AreaKind.LSOA: (LsoaCount, "lsoa_id"),
    AreaKind.NEIGHBOURHOOD: (NeighbourhoodCount, "neighbourhood_id"),
    AreaKind.DISTRICT: (DistrictCount, "district_id"),
}
CATEGORIES = 1 + max(category.id for category in CRIME_CATEGORIES)

COLUMNS = {
    "area": "integer",
    "force_id": "smallint",
    "category_id": "smallint",
    "count": "integer",
}


# Half the width of the usual whole numbers, since many months are kept.
Crimes: TypeAlias = NDArray[np.int32]


class MonthlyCounts:
    """
    The crimes of each month in each area, by category, kept once read.

    A national month takes 4 MB by LSOA, so 60 months fit into 240 MB.
    """

    def __init__(self, areas: Mapping[AreaKind, AreaTable]):
        self.areas = areas
        self._months: dict[tuple[AreaKind, Month], tuple[Crimes, Bools]] = {}

    def of(self, kind: AreaKind, month: Month) -> tuple[Crimes, Bools]:
        """
        Return the crimes, areas by category id, and whether the month was supplied, by area.

        Where it was not, the counts are 0 and mean nothing.
        """
        if (kind, month) not in self._months:
            self._months[kind, month] = self._read(kind, month)
        return self._months[kind, month]

    @cached_property
    def vintages(self) -> Vintages:
        return read_vintages(self.areas[AreaKind.LSOA])

    @cached_property
    def _coverage(self) -> set[tuple[Month, int]]:
        """The months that each force supplied whole."""
        force_of = dict(Force.objects.values_list("slug", "id"))
        supplied = Coverage.objects.filter(kind=Kind.STREET, status=Coverage.Status.SUPPLIED)
        return {
            (month, force_of[slug])
            for month, slug in supplied.values_list("month", "force_slug")
            if slug in force_of
        }

    def _read(self, kind: AreaKind, month: Month) -> tuple[Crimes, Bools]:
        table = self.areas[kind]
        rows = _rows(kind, month)
        supplying = [force for of_month, force in self._coverage if of_month == month]
        supplied = np.isin(table.forces, supplying) & table.bounded
        if kind is AreaKind.LSOA:
            for force in supplying:
                own = rows["force_id"] == force
                if self.vintages.is_of_2011(rows["area"][own], rows["count"][own]):
                    of_force = table.of_force(force)
                    supplied[of_force] &= ~self.vintages.is_part[of_force]
        place = self._places(kind, rows["area"])
        known = place != NOWHERE
        known[known] = supplied[place[known]]
        known[known] = table.forces[place[known]] == rows["force_id"][known]
        cells = place[known] * CATEGORIES + rows["category_id"][known]
        counts = np.bincount(cells, rows["count"][known], minlength=len(table) * CATEGORIES)
        return counts.astype(np.int32).reshape(len(table), CATEGORIES), supplied

    def _places(self, kind: AreaKind, ids: Ints) -> Ints:
        """Return the row of each area by its id; NOWHERE for those that have no levels."""
        if kind is AreaKind.LSOA:
            return looked_up(self.vintages.place_of, ids)
        table = self.areas[kind]
        place_of = np.full(1 + table.ids.max(initial=0), NOWHERE)
        place_of[table.ids] = np.arange(len(table))
        return looked_up(place_of, ids)


def _rows(kind: AreaKind, month: Month) -> dict[str, Ints]:
    """Read one month's counts by area, reporting force and category, as COLUMNS."""
    model, column = TABLES[kind]
    question = sql.SQL(
        "SELECT {} AS area, force_id, category_id, count FROM {} WHERE month = {}"
    ).format(
        sql.Identifier(column), sql.Identifier(model._meta.db_table), sql.Literal(month.first_day)
    )
    return read_numbers(question, COLUMNS)
