"""
The monthly crimes of an area, its district and its force, as trends and tables compare them.

As for levels, only crimes that the area's own force reported are counted, and a month that it
did not supply whole is None: missing, never zero.
"""

from collections import Counter
from collections.abc import Collection

from django.db.models import QuerySet, Sum

from crimes.models import DistrictCount, ForceCount, NeighbourhoodCount
from crimes.vocabulary import CRIME_CATEGORIES
from levels.groups import Group
from levels.trends import Series
from neighbourhoods.models import Neighbourhood
from places.models import District
from releases.kinds import Kind
from releases.models import Coverage
from releases.month import Month


def supplied(force_slug: str) -> list[Month]:
    """Return the months that a force supplied whole, oldest first."""
    rows = Coverage.objects.filter(
        force_slug=force_slug, kind=Kind.STREET, status=Coverage.Status.SUPPLIED
    )
    return list(rows.order_by("month").values_list("month", flat=True))


def of_neighbourhood(area: Neighbourhood, group: Group, months: Collection[Month]) -> Series:
    """
    Return the crimes of a group by month, in those of `months`; 0 where none was reported.

    Nothing where we do not know the neighbourhood's boundary: then we cannot know its crimes.
    """
    rows = NeighbourhoodCount.objects.filter(neighbourhood=area, force=area.force_id)
    series = _series(rows, group, months)
    if not any(series.values()) and _has_no_boundary(area):
        return {}
    return series


def of_district(district: District, group: Group, months: Collection[Month]) -> Series:
    """Return the same for a district."""
    rows = DistrictCount.objects.filter(district=district, force=district.force_id)
    return _series(rows, group, months)


def of_force(force_id: int, group: Group, months: Collection[Month]) -> Series:
    """Return the same for a whole force, crimes without a location included."""
    return _series(ForceCount.objects.filter(force=force_id), group, months)


def _series(rows: QuerySet, group: Group, months: Collection[Month]) -> Series:
    categories = [c.id for c in CRIME_CATEGORIES if c.slug in group.categories]
    found = (
        rows.filter(category__in=categories, month__in=list(months))
        .values_list("month")
        .annotate(total=Sum("count"))
    )
    counts = Counter(dict(found))
    return {month: counts[month] for month in months if month >= group.since}


def _has_no_boundary(area: Neighbourhood) -> bool:
    return Neighbourhood.objects.filter(id=area.id, boundary=None).exists()
