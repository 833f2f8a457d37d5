"""The crimes of one month by category beside the year before, in words allowing for chance."""

from dataclasses import dataclass

from crimes.counts import MonthCounts, Status
from crimes.vocabulary import CRIME_CATEGORIES, Category
from levels.groups import ALL_CRIME, BY_NUMBER, Group
from levels.trends import Change, Series, against_year_before

# Twelve months to compare, and the twelve before.
MONTHS = 24
IDS = {category.slug: category.id for category in CRIME_CATEGORIES}


@dataclass(frozen=True)
class CategoryRow:
    """
    One category: its number in the month, and in the same month a year before (None where that
    has no figures), and the change of twelve months against the twelve before.
    """

    category: Category
    count: int
    year_before: int | None
    change: Change | None


@dataclass(frozen=True)
class MonthTable:
    """
    The categories, the most frequent first.

    crimes: all but anti-social behaviour, which is an incident; total: both. change: of all
    crime over twelve months.
    """

    rows: list[CategoryRow]
    crimes: int
    total: int
    change: Change | None


def of(months: list[MonthCounts]) -> MonthTable | None:
    """Lay out the last of `months` (consecutive, 24 of them); None where it has no figures."""
    last, before = months[-1], months[-13]
    if not last.has_figures:
        return None
    known = before.reported if before.status == Status.SUPPLIED else None
    rows = [
        CategoryRow(
            category=row.category,
            count=row.count,
            year_before=None if known is None else known[row.category.id, True],
            change=_change(months, BY_NUMBER[row.category.id])
            if row.category.id in BY_NUMBER
            else None,
        )
        for row in last.by_category()
    ]
    return MonthTable(rows, last.crimes, last.total, _change(months, ALL_CRIME))


def _change(months: list[MonthCounts], group: Group) -> Change | None:
    """Compare the last twelve months with those before; a month supplied in part is left out."""
    series: Series = {
        one.month: _count(one, group) for one in months if one.status == Status.SUPPLIED
    }
    return against_year_before(series, months[-1].month.last_twelve(), group)


def _count(one: MonthCounts, group: Group) -> int:
    return sum(one.reported[IDS[slug], True] for slug in group.categories)
