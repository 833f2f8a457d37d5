"""The street points of a place, page by page."""

from django.db.models import Q

from neighbourhoods.whereabouts import Whereabouts
from places import listing
from places.listing import ListedPoint


def listed(where: Whereabouts, after: int | None, limit: int) -> list[ListedPoint]:
    """Return up to `limit` street points by id, from the one after `after`."""
    return listing.points(_condition(where), after, limit)


def _condition(where: Whereabouts) -> Q:
    if where.neighbourhood:
        return Q(placed__neighbourhood=where.neighbourhood)
    if where.district:
        return Q(lsoa__district=where.district)
    if where.lsoa:
        return Q(lsoa=where.lsoa)
    if where.region:
        return where.region.holds()
    return Q()
