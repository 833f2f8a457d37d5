"""Questions about neighbourhoods."""

import datetime

from django.contrib.gis.geos import Point
from django.db.models import Prefetch, Q, QuerySet

from forces.models import Force
from neighbourhoods.models import Meeting, Neighbourhood


def at_point(point: Point) -> Neighbourhood | None:
    """
    Return the neighbourhood in which `point` lies, with its force, or None.

    A point on an edge is inside. Where boundaries overlap it is always the one that was
    loaded first, so that the same place is never found in two.
    """
    return _named().filter(boundary__covers=point).order_by("id").first()


def of_force(force: Force) -> QuerySet[Neighbourhood]:
    """Return the neighbourhoods of `force` by name, without boundaries."""
    return _named().filter(force=force).order_by("name", "code")


def with_team(force_slug: str, *, now: datetime.datetime) -> QuerySet[Neighbourhood]:
    """
    Return the neighbourhoods of a force with all that a team's page shows.

    Team, priorities (newest first), links and locations are fetched with each; of the
    meetings only those that end after `now`, the next first.
    """
    upcoming = Meeting.objects.filter(
        Q(ends_at__gte=now) | Q(ends_at__isnull=True, starts_at__gte=now)
    ).order_by("starts_at", "id")
    return (
        _named()
        .filter(force__slug=force_slug)
        .prefetch_related(
            "team",
            "priorities",
            Prefetch("meetings", upcoming, to_attr="upcoming_meetings"),
            "links",
            "locations",
        )
    )


def _named() -> QuerySet[Neighbourhood]:
    return Neighbourhood.objects.select_related("force").defer("boundary", "force__boundary")
