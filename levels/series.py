"""
The monthly crimes of an area, its district and its force, as trends and tables compare them.

As for levels, only crimes that the area's own force reported are counted, and a month that it
did not supply whole is None: missing, never zero.
"""

from collections import Counter
from collections.abc import Collection

from django.db.models import F, Q, QuerySet, Sum

from crimes.models import DistrictCount, ForceCount, LsoaCount, NeighbourhoodCount
from crimes.vocabulary import CRIME_CATEGORIES
from levels.groups import Group
from levels.trends import Series
from neighbourhoods.models import Neighbourhood
from places.models import District, Lsoa, LsoaChange
from releases.kinds import Kind
from releases.models import Coverage
from releases.month import Month

# What fell into which part of an LSOA of 2011 nobody can tell.
CANNOT_BE_TOLD = (LsoaChange.Kind.SPLIT, LsoaChange.Kind.IRREGULAR)


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


def of_lsoa(lsoa: Lsoa, force_id: int, group: Group, months: Collection[Month]) -> Series:
    """
    Return the same for an LSOA of 2021, with its past under codes of 2011 (`levels.vintages`).

    A part of one that was split has no past in months that came with the codes of 2011.
    """
    parts, codes = False, [lsoa.pk]
    changes = LsoaChange.objects.filter(lsoa_2021=lsoa)
    for old, is_in_2021, kind in changes.values_list("lsoa_2011", "lsoa_2011__in_2021", "kind"):
        if kind in CANNOT_BE_TOLD:
            parts = True
        elif not is_in_2021:
            codes.append(old)
    if parts:
        unknown = _with_codes_of_2011(force_id)
        months = [month for month in months if month not in unknown]
    rows = LsoaCount.objects.filter(lsoa__in=codes, force=force_id)
    return _series(rows, group, months)


def of_district(district: District, group: Group, months: Collection[Month]) -> Series:
    """Return the same for a district."""
    rows = DistrictCount.objects.filter(district=district, force=district.force_id)
    return _series(rows, group, months)


def of_force(force_id: int, group: Group, months: Collection[Month]) -> Series:
    """Return the same for a whole force, crimes without a location included."""
    return _series(ForceCount.objects.filter(force=force_id), group, months)


def _with_codes_of_2011(force_id: int) -> set[Month]:
    """Return the months in which a force's files gave the LSOAs of 2011."""
    # Only codes that one census alone has can tell; asked for by index, they are few.
    changed = LsoaChange.objects.filter(lsoa_2021__district__force=force_id)
    both = changed.values_list("lsoa_2011", "lsoa_2021")
    telling = Lsoa.objects.filter(id__in={code for pair in both for code in pair})
    telling = telling.exclude(in_2011=F("in_2021"))
    counts = LsoaCount.objects.filter(lsoa__in=list(telling.values_list("id", flat=True)))
    months = (
        counts.filter(force=force_id)
        .values_list("month")
        .annotate(
            old=Sum("count", filter=Q(lsoa__in_2011=True), default=0),
            new=Sum("count", filter=Q(lsoa__in_2021=True), default=0),
        )
    )
    return {month for month, old, new in months if old > new}


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
