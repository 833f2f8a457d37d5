"""How many crimes of a month are on no neighbourhood's map, and what is known of why."""

from collections.abc import Collection
from dataclasses import dataclass

from django.db.models import F, Sum

from crimes.models import ForceCount, NeighbourhoodCount
from crimes.vocabulary import CRIME_CATEGORIES, Category
from forces.models import Force
from releases.kinds import Kind
from releases.models import Coverage
from releases.month import Month

CATEGORIES = {category.id: category for category in CRIME_CATEGORIES}


@dataclass(frozen=True)
class Unmapped:
    """
    The crimes of one force in one month, anti-social behaviour included.

    rows: all in its file. without_location: those for which the file gives no place. outside:
    those on the map, but in no neighbourhood that we know. set_aside: rows that could not be
    read; they are not among `rows`. All are None where the force supplied nothing.
    """

    force: Force
    month: Month
    rows: int | None = None
    without_location: int | None = None
    outside: int | None = None
    set_aside: int | None = None

    @property
    def is_supplied(self) -> bool:
        return self.rows is not None

    @property
    def total(self) -> int:
        """How many are in no neighbourhood's figures, for either reason."""
        return (self.without_location or 0) + (self.outside or 0)


def by_force(forces: Collection[Force], months: Collection[Month]) -> list[Unmapped]:
    """
    Return every force and month, in the order given; two questions for any number of them.

    The counts of a national month are 70,000 rows (6,000 neighbourhoods, a dozen categories).
    """
    slugs = [force.slug for force in forces]
    supplied = {
        (row.force_slug, row.month): row
        for row in Coverage.objects.filter(
            kind=Kind.STREET, month__in=months, force_slug__in=slugs
        ).exclude(status=Coverage.Status.NOT_SUPPLIED)
    }
    mapped = NeighbourhoodCount.objects.filter(
        month__in=months, force__in=[force.pk for force in forces]
    )
    inside = {
        (force, month): total
        for force, month, total in mapped.values_list("force_id", "month").annotate(
            total=Sum("count")
        )
    }
    return [
        _unmapped(force, month, supplied.get((force.slug, month)), inside.get((force.pk, month), 0))
        for force in forces
        for month in months
    ]


def by_category(force: Force, month: Month) -> list[tuple[Category, int, int]]:
    """Return (category, without location, all) where any is without one, the most first."""
    rows = ForceCount.objects.filter(force=force, month=month, without_location__gt=0)
    return [
        (CATEGORIES[category], without, all)
        for category, without, all in rows.order_by(
            F("without_location").desc(), "category"
        ).values_list("category_id", "without_location", "count")
    ]


def _unmapped(force: Force, month: Month, row: Coverage | None, inside: int) -> Unmapped:
    if row is None:
        return Unmapped(force, month)
    return Unmapped(
        force,
        month,
        rows=row.rows,
        without_location=row.rows_without_location,
        outside=row.rows - row.rows_without_location - inside,
        set_aside=row.rows_set_aside,
    )
