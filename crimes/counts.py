"""Monthly numbers of crimes, read from the counts made when a month is loaded."""

from collections import Counter
from dataclasses import dataclass, field
from enum import StrEnum
from functools import cached_property

from django.db import connection

from crimes.vocabulary import CRIME_CATEGORIES, Category
from forces.models import Force
from languages.fields import in_page_language
from neighbourhoods.models import Neighbourhood
from releases.kinds import Kind
from releases.month import Month

ANTI_SOCIAL_BEHAVIOUR = "anti-social-behaviour"

# A row for each published month of those asked for. Its last column holds [category id, is the
# force that reported a territorial one, count] for each, or is NULL in a month of no crimes.
MONTHS = """
    SELECT
        supplied.month, status, note, note_cy, rows, rows_without_location,
        (
            SELECT json_agg(json_build_array(category_id, is_territorial, count))
            FROM {counts} AS counted
            JOIN forces_force AS force ON force.id = counted.force_id
            WHERE counted.month = supplied.month AND counted.{area} = %(area)s
        )
    FROM releases_coverage AS supplied
    WHERE force_slug = %(force_slug)s AND kind = %(kind)s AND supplied.month = ANY(%(months)s)
"""
OF_NEIGHBOURHOOD = MONTHS.format(counts="crimes_neighbourhoodcount", area="neighbourhood_id")
OF_FORCE = MONTHS.format(counts="crimes_forcecount", area="force_id")


class Status(StrEnum):
    """Whether a month has figures. Only the first two do; missing is never zero."""

    SUPPLIED = "supplied"
    PARTLY = "partly"
    NOT_SUPPLIED = "not-supplied"
    NOT_PUBLISHED = "not-published"


class NotSupplied(Exception):
    """The force did not supply the month (or it is not published), so there is no number."""

    def __init__(self, counts: "MonthCounts"):
        super().__init__(f"No figures for {counts.month}: {counts.status}. {counts.note}".strip())
        self.counts = counts


@dataclass(frozen=True)
class CategoryCount:
    category: Category
    count: int


@dataclass(frozen=True)
class MonthCounts:
    """
    The crimes of one month in one area.

    `reported` counts by (category id, is the force a territorial one); the British Transport
    Police is not, so that a reader can tell its crimes apart.
    """

    month: Month
    status: Status
    note: str = ""
    # Of the whole force: rows in its file, and those that could not be placed on the map.
    rows_of_force: int = 0
    without_location: int = 0
    reported: Counter[tuple[int, bool]] = field(default_factory=Counter)

    @property
    def has_figures(self) -> bool:
        return self.status in (Status.SUPPLIED, Status.PARTLY)

    def by_category(self) -> list[CategoryCount]:
        """
        Return the count of every category in use that month, most frequent first.

        Categories with no crimes are included as zero, so that tables line up from month to
        month. A month without figures raises NotSupplied.
        """
        if not self.has_figures:
            raise NotSupplied(self)
        return self._rows

    def transport(self, category: Category | None = None) -> int:
        """Count what forces without a territory (the British Transport Police) reported."""
        if category:
            return self.reported[category.id, False]
        return sum(n for (_, is_territorial), n in self.reported.items() if not is_territorial)

    @cached_property
    def _rows(self) -> list[CategoryCount]:
        rows = [
            CategoryCount(category, self.reported[category.id, True] + self.transport(category))
            for category in CRIME_CATEGORIES
            if category.is_in_use(self.month) or self.reported[category.id, True]
        ]
        return sorted(rows, key=lambda row: -row.count)

    @property
    def total(self) -> int:
        return sum(row.count for row in self.by_category())

    @property
    def anti_social_behaviour(self) -> int:
        """Incidents of anti-social behaviour, which are recorded but are not crimes in law."""
        rows = self.by_category()
        return sum(row.count for row in rows if row.category.slug == ANTI_SOCIAL_BEHAVIOUR)

    @property
    def crimes(self) -> int:
        """All but anti-social behaviour."""
        return self.total - self.anti_social_behaviour


def by_category(*, area: Neighbourhood | Force, month: Month) -> list[CategoryCount]:
    """
    Count the crimes of one month in `area`, most frequent first.

    Categories with no crimes are included as zero. A month that the force did not supply, or
    that is not published, raises NotSupplied.
    """
    return of_month(area=area, month=month).by_category()


def of_month(*, area: Neighbourhood | Force, month: Month) -> MonthCounts:
    """Return one month of `area`, whether or not it has figures."""
    return _counts(area, [month])[0]


def over_time(*, area: Neighbourhood | Force, until: Month, months: int = 12) -> list[MonthCounts]:
    """Return the months that end with `until`, oldest first, those without figures too."""
    return _counts(area, list(until.plus(1 - months).until(until)))


def _counts(area: Neighbourhood | Force, months: list[Month]) -> list[MonthCounts]:
    """Read what the force supplied, with the counts of each month: one query for them all."""
    force = area if isinstance(area, Force) else area.force
    with connection.cursor() as cursor:
        cursor.execute(
            OF_FORCE if isinstance(area, Force) else OF_NEIGHBOURHOOD,
            {
                "area": area.pk,
                "force_slug": force.slug,
                "kind": Kind.STREET,
                "months": [month.first_day for month in months],
            },
        )
        published = {row.month: row for row in map(_month_counts, cursor.fetchall())}
    return [published.get(month, MonthCounts(month, Status.NOT_PUBLISHED)) for month in months]


def _month_counts(row: tuple) -> MonthCounts:
    first_day, status, note, note_cy, rows, without_location, counted = row
    reported: Counter[tuple[int, bool]] = Counter()
    for category, is_territorial, count in counted or ():
        reported[category, is_territorial] += count
    return MonthCounts(
        month=Month.of(first_day),
        status=Status(status),
        note=in_page_language(note, note_cy),
        rows_of_force=rows,
        without_location=without_location,
        reported=reported,
    )
