"""Districts, LSOAs and street points page by page."""

from typing import NamedTuple

from django.db.models import Q, QuerySet

from forces.models import Force
from places.models import District, Lsoa, StreetPoint


def districts(force: Force | None, after: str | None, limit: int) -> list[District]:
    """Return up to `limit` districts by code, with their forces, from the one after `after`."""
    found = District.objects.select_related("force").defer("boundary", "force__boundary")
    if force:
        found = found.filter(force=force)
    if after is not None:
        found = found.filter(code__gt=after)
    return list(found.order_by("code")[:limit])


def lsoas(
    force: Force | None, district: District | None, after: str | None, limit: int
) -> list[Lsoa]:
    """Return up to `limit` LSOAs of either census by code, with their districts and forces."""
    found = Lsoa.objects.select_related("district__force").defer(
        "boundary", "district__boundary", "district__force__boundary"
    )
    if force:
        found = found.filter(district__force=force)
    if district:
        found = found.filter(district=district)
    if after is not None:
        found = found.filter(code__gt=after)
    return list(found.order_by("code")[:limit])


class ListedPoint(NamedTuple):
    """A street point; positions are millionths of a degree."""

    id: int
    name: str
    latitude_e6: int
    longitude_e6: int
    lsoa_id: int | None
    # Postal addresses in its catchment; None where that is not known.
    addresses: int | None


def points(condition: Q, after: int | None, limit: int) -> list[ListedPoint]:
    """Return up to `limit` street points for which `condition` holds, by id."""
    found: QuerySet[StreetPoint] = StreetPoint.objects.filter(condition)
    if after is not None:
        found = found.filter(id__gt=after)
    rows = found.order_by("id").values_list(*ListedPoint._fields)
    return [ListedPoint._make(row) for row in rows[:limit]]
