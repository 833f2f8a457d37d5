"""The crimes of one month at the street points of an area."""

from collections.abc import Iterable
from dataclasses import dataclass
from itertools import groupby

from django.contrib.postgres.aggregates import ArrayAgg
from django.db.models import Count, Q, QuerySet

from crimes.models import Crime
from crimes.vocabulary import CRIME_CATEGORIES, OUTCOMES, Category, OutcomeKind
from neighbourhoods.models import Neighbourhood
from places import street_points
from releases.month import Month

CATEGORIES = {category.id: category for category in CRIME_CATEGORIES}
DEGREE = 1_000_000
OUTCOME_KINDS = {outcome.id: outcome for outcome in OUTCOMES}


@dataclass(frozen=True)
class SameCrimes:
    """Crimes of one category at one street point that have come to the same."""

    category: Category
    # The latest outcome known; None where none is published.
    outcome: OutcomeKind | None
    count: int
    # 64 hexadecimal digits each; crimes for which the file gives none are left out.
    published_ids: list[str]


@dataclass(frozen=True)
class StreetCrimes:
    """What happened on or near one street point."""

    street_point_id: int
    name: str
    crimes: list[SameCrimes]
    # Degrees.
    latitude: float
    longitude: float
    # Postal addresses that the point stands for; None where that is not known.
    addresses: int | None

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
    return _streets(crimes_in(area=area, month=month), category)


def at_street_point(
    point_id: int, *, month: Month, category: Category | None = None
) -> StreetCrimes | None:
    """Return the crimes at one street point; None where there were none."""
    if not street_points.exists(point_id):
        return None
    found = _streets(Crime.objects.filter(month=month, street_point=point_id), category)
    return found[0] if found else None


def _streets(crimes: QuerySet[Crime], category: Category | None) -> list[StreetCrimes]:
    if category:
        crimes = crimes.filter(category=category.id)
    rows = (
        crimes.values_list(
            "street_point_id",
            "street_point__name",
            "street_point__latitude_e6",
            "street_point__longitude_e6",
            "street_point__addresses",
            "category_id",
            "last_outcome_id",
        )
        .annotate(
            count=Count("*"),
            published_ids=ArrayAgg(
                "persistent_id", filter=Q(persistent_id__isnull=False), order_by="id", default=[]
            ),
        )
        .order_by("street_point__name_key", "street_point_id", "category_id", "-count")
    )
    streets = [
        StreetCrimes(
            point_id, name, _same_crimes(same), latitude / DEGREE, longitude / DEGREE, addresses
        )
        for (point_id, name, latitude, longitude, addresses), same in groupby(
            rows, key=lambda row: row[:5]
        )
    ]
    return sorted(streets, key=lambda street: -street.count)


def _same_crimes(rows: Iterable[tuple]) -> list[SameCrimes]:
    return [
        SameCrimes(
            CATEGORIES[category],
            OUTCOME_KINDS.get(outcome),
            count,
            [bytes(published_id).hex() for published_id in published_ids],
        )
        for *_, category, outcome, count, published_ids in rows
    ]
