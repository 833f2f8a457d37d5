"""The crimes of one month at the street points of an area."""

from collections.abc import Iterable
from dataclasses import dataclass
from itertools import groupby

from django.db.models import Count, QuerySet

from crimes.models import Crime
from crimes.vocabulary import CRIME_CATEGORIES, OUTCOMES, Category, OutcomeKind
from neighbourhoods.models import Neighbourhood
from releases.month import Month

CATEGORIES = {category.id: category for category in CRIME_CATEGORIES}
OUTCOME_KINDS = {outcome.id: outcome for outcome in OUTCOMES}


@dataclass(frozen=True)
class SameCrimes:
    """Crimes of one category at one street point that have come to the same."""

    category: Category
    # The latest outcome known; None where none is published.
    outcome: OutcomeKind | None
    count: int


@dataclass(frozen=True)
class StreetCrimes:
    """What happened on or near one street point."""

    street_point_id: int
    name: str
    crimes: list[SameCrimes]

    @property
    def count(self) -> int:
        return sum(same.count for same in self.crimes)


def crimes_in(*, area: Neighbourhood, month: Month) -> QuerySet[Crime]:
    """Return the crimes of `month` whose street point lies in `area`."""
    return Crime.objects.filter(month=month, street_point__placed__neighbourhood=area)


def by_street_point(
    *, area: Neighbourhood, month: Month, category: Category | None = None
) -> list[StreetCrimes]:
    """Return the crimes in `area` street point by street point, the most crimes first."""
    crimes = crimes_in(area=area, month=month)
    if category:
        crimes = crimes.filter(category=category.id)
    rows = (
        crimes.values_list(
            "street_point_id", "street_point__name", "category_id", "last_outcome_id"
        )
        .annotate(count=Count("*"))
        .order_by("street_point__name_key", "street_point_id", "category_id", "-count")
    )
    streets = [
        StreetCrimes(point_id, name, _same_crimes(same))
        for (point_id, name), same in groupby(rows, key=lambda row: row[:2])
    ]
    return sorted(streets, key=lambda street: -street.count)


def _same_crimes(rows: Iterable[tuple]) -> list[SameCrimes]:
    return [
        SameCrimes(CATEGORIES[category], OUTCOME_KINDS.get(outcome), count)
        for _, _, category, outcome, count in rows
    ]
