"""
Counts of crimes by area, month and category, read from the counts made when a month is loaded.

They cover every force that reported; nothing is counted when it is asked for, so there is no
limit to how many crimes they may be of.
"""

from collections.abc import Collection, Sequence
from typing import Any, NamedTuple

from django.db.models import CharField, F, QuerySet, Sum, Value
from django.db.models.functions import Concat

from crimes import region_counts
from crimes.models import DistrictCount, ForceCount, LsoaCount, NeighbourhoodCount
from forces.models import Force
from neighbourhoods.models import Neighbourhood
from places.models import District, Lsoa
from places.regions import Region
from releases.month import Month

# Counts by kind of area, and the column that names it.
TABLES: dict[str, tuple[Any, str]] = {
    "force": (ForceCount, "force_id"),
    "neighbourhood": (NeighbourhoodCount, "neighbourhood_id"),
    "district": (DistrictCount, "district_id"),
    "lsoa": (LsoaCount, "lsoa_id"),
}


class Area(NamedTuple):
    """An area that has counts; `id` as people write it, `force` the slug of whose it is."""

    key: int
    id: str
    name: str
    force: str | None


class Count(NamedTuple):
    area: int
    month: Month
    category_id: int
    crimes: int


def of_areas(
    kind: str, keys: Collection[int], months: Collection[Month], categories: Collection[int]
) -> list[Count]:
    """
    Return the counts of areas of one kind; where nothing was reported there is no count.

    categories: ids; all, if there are none.
    """
    model, column = TABLES[kind]
    rows = model.objects.filter(**{f"{column}__in": list(keys)}, month__in=list(months))
    return _summed(rows, column, categories)


def in_region(region: Region, months: Sequence[Month], categories: Collection[int]) -> list[Count]:
    """Return the counts at the street points of a region, all of them as area 0."""
    counted = region_counts.by_category(region, months)
    return [
        Count(0, month, category, crimes)
        for month, of_month in counted.items()
        for category, crimes in of_month.items()
        if not categories or category in categories
    ]


def areas_within(
    kind: str, *, force: Force | None, district: District | None, after: str | None, limit: int
) -> list[Area]:
    """Return up to `limit` areas of a kind in a force or district, by id, from the one `after`."""
    found = _areas(kind)
    if force:
        column = {"force": "pk", "lsoa": "district__force"}.get(kind, "force")
        found = found.filter(**{column: force.pk})
    if district:
        found = found.filter(district=district)
    if after is not None:
        found = found.filter(written__gt=after)
    rows = found.order_by("written").values_list("id", "written", "name", "of_force")
    return [Area(*row) for row in rows[:limit]]


def _areas(kind: str) -> QuerySet[Any, Any]:
    """Return areas with their ids as people write them, and their forces."""
    area, written, force = _WRITTEN[kind]
    return area.objects.annotate(written=written, of_force=F(force))


# Each kind of area, how its id is written, and the way to its force.
_WRITTEN: dict[str, tuple[Any, Any, str]] = {
    "force": (Force, F("slug"), "slug"),
    "neighbourhood": (
        Neighbourhood,
        Concat("force__slug", Value("/"), "code", output_field=CharField()),
        "force__slug",
    ),
    "district": (District, F("code"), "force__slug"),
    "lsoa": (Lsoa, F("code"), "district__force__slug"),
}


def _summed(rows: QuerySet, column: str, categories: Collection[int]) -> list[Count]:
    if categories:
        rows = rows.filter(category__in=list(categories))
    summed = rows.values_list(column, "month", "category_id").annotate(total=Sum("count"))
    return [Count(*row) for row in summed.order_by()]
