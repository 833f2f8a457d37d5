"""
Compute the levels of a period: every kind of area, every force, every group, both methods.

Reads counts into arrays, asks the methods force by force, and gives back rows of the table of
levels. Writing them is the business of `ingest.levelling`.
"""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from functools import partial

import numpy as np
import pyarrow as pa

from crimes.vocabulary import CRIME_CATEGORIES
from levels.areas import AreaTable
from levels.bands import NO_BAND
from levels.groups import GROUPS, Group
from levels.methods.inputs import Areas, Counts, Floats, Ints
from levels.methods.ratio_eb_1 import ratio_eb_1
from levels.methods.ratio_result import RatioLevels
from levels.methods.sd_1 import SdLevels, sd_1
from levels.monthly import CATEGORIES, MonthlyCounts
from levels.periods import POOLED_MONTHS, Period
from levels.rows import Part, TypicalRow, ratio_columns, sd_columns, table_of, typical_rows
from levels.vocabulary import AreaKind, Method
from releases.month import Month

# Which categories (rows, by id) make up which group (columns, in the order of GROUPS).
IN_GROUP = np.zeros((CATEGORIES, len(GROUPS)))
for _category in CRIME_CATEGORIES:
    for _column, _group in enumerate(GROUPS):
        IN_GROUP[_category.id, _column] = _category.slug in _group.categories


@dataclass(frozen=True)
class Sums:
    """Crimes and months supplied over a period of `length` months, areas by groups."""

    crimes: Floats
    months: Floats
    length: int

    def counts(self, rows: Ints, group: Group) -> Counts:
        """Return the counts of one group in the areas with these row numbers."""
        column = GROUPS.index(group)
        return Counts(self.crimes[rows, column], self.months[rows, column], self.length)


class PeriodLevels:
    """
    The levels of the areas of one kind in one period.

    `before` holds the levels of this period that are public, areas by groups; NO_BAND for none.
    Only the latest 12 months hold on to them: a finished year does not follow another.
    """

    def __init__(self, counts: MonthlyCounts, kind: AreaKind, period: Period, before: Ints):
        self.table: AreaTable = counts.areas[kind]
        self.period = period
        self.before = before
        self.last = before if period.is_latest else np.full_like(before, NO_BAND)
        self.year = _sums(counts, kind, period.months, period.last)
        earlier = _sums(counts, kind, period.pooled_months[:-12], period.last)
        self.pooled = Sums(
            self.year.crimes + earlier.crimes, self.year.months + earlier.months, POOLED_MONTHS
        )

    def of(self, force_id: int, group: Group) -> tuple[Ints, RatioLevels, SdLevels]:
        """Return the row numbers of the force's areas, and their levels by both methods."""
        rows = self.table.of_force(force_id)
        areas = Areas(
            self.table.residents[rows],
            self.table.workday[rows],
            self.table.district_ratio[rows],
            self.last[rows, GROUPS.index(group)],
        )
        year = self.year.counts(rows, group)
        pooled = partial(self.pooled.counts, rows, group)
        by_ratio = ratio_eb_1(areas, year, pooled)
        return rows, by_ratio, sd_1(areas, year).without_small_numbers(by_ratio.reason)


@dataclass(frozen=True)
class Block:
    """
    The levels of all areas of one kind for one group, by both methods.

    rows: with the columns of the table of levels. typical: what they were set against.
    changed: how many levels by `ratio-eb-1` are not as before.
    """

    rows: pa.Table
    typical: list[TypicalRow]
    changed: int


def levels_of(of_kind: PeriodLevels, source_numbers: Mapping[str, int]) -> Iterator[Block]:
    """Compute the levels of every group; `source_numbers` numbers `AreaTable.sources`."""
    table = of_kind.table
    sources = [source_numbers.get(words) for words in table.sources]
    for column, group in enumerate(GROUPS):
        parts, typical, changed = [], [], 0
        for force in np.unique(table.forces).tolist():
            rows, by_ratio, by_sd = of_kind.of(force, group)
            sd = sd_columns(by_sd, by_ratio.areas, by_ratio.year.counts)
            parts.append(Part(rows, Method.RATIO_EB_1, ratio_columns(by_ratio)))
            parts.append(Part(rows, Method.SD_1, sd))
            typical += typical_rows(force, table.kind, group, by_ratio, by_sd)
            changed += int((by_ratio.band != of_kind.before[rows, column]).sum())
        if parts:
            period, kind = of_kind.period.number, int(table.kind)
            stored = table_of(
                parts, table, sources, period=period, kind=kind, crime_group=group.number
            )
            yield Block(stored, typical, changed)


def _sums(counts: MonthlyCounts, kind: AreaKind, months: list[Month], last: Month) -> Sums:
    """Add up the months that were supplied and in which a group counted the same as in `last`."""
    table = counts.areas[kind]
    supplied_months = np.zeros((len(table), len(GROUPS)))
    # Months with the same groups are added up by category and sorted into groups once: multiplied
    # month by month, it would take as long as reading them.
    alike: dict[tuple[bool, ...], Floats] = {}
    for month in months:
        by_category, supplied = counts.of(kind, month)
        comparable = tuple(group.comparable(month, last) for group in GROUPS)
        if comparable not in alike:
            alike[comparable] = np.zeros(by_category.shape)
        alike[comparable] += by_category
        supplied_months += supplied[:, None] & np.array(comparable)
    crimes = np.zeros((len(table), len(GROUPS)))
    for comparable, of_months in alike.items():
        crimes += of_months @ IN_GROUP * np.array(comparable)
    # Where we do not know the area's boundary, we cannot know its crimes.
    crimes[~table.bounded] = np.nan
    return Sums(crimes, supplied_months, len(months))
