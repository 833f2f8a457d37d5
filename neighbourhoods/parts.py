"""One neighbourhood, each part by itself: its description, outline, team, priorities, meetings."""

import datetime
from typing import Any

from django.db.models import Q, QuerySet

from neighbourhoods.models import Meeting, Neighbourhood, Priority, TeamMember


def codes_and_names(force_slug: str) -> list[tuple[str, str]]:
    """Return the code and the name of each neighbourhood of a force, by code."""
    areas = Neighbourhood.objects.filter(force__slug=force_slug)
    return list(areas.order_by("code").values_list("code", "name"))


def described(force_slug: str, code: str) -> Neighbourhood | None:
    """Return a neighbourhood with its links and locations, without its boundary."""
    areas = _one(force_slug, code).defer("boundary")
    return areas.prefetch_related("links", "locations").first()


def outer_ring(force_slug: str, code: str) -> list[tuple[float, float]] | None:
    """
    Return the boundary as one closed ring of (latitude, longitude), in degrees.

    Of a boundary in several parts it is the ring around the largest; holes are left out.
    Empty where the boundary is not known, None where the neighbourhood is not.
    """
    area = _one(force_slug, code).only("boundary").first()
    if area is None:
        return None
    if area.boundary is None:
        return []
    largest: Any = max(area.boundary, key=lambda polygon: polygon.area)
    return [(latitude, longitude) for longitude, latitude in largest.exterior_ring.coords]


def team(force_slug: str, code: str) -> list[TeamMember] | None:
    """Return the team in its own order, None where the neighbourhood is not known."""
    area = _one(force_slug, code).only("id").first()
    return list(area.team.all()) if area else None


def priorities(force_slug: str, code: str) -> list[Priority] | None:
    """Return the priorities, newest first, None where the neighbourhood is not known."""
    area = _one(force_slug, code).only("id").first()
    return list(area.priorities.all()) if area else None


def upcoming_meetings(
    force_slug: str, code: str, *, now: datetime.datetime
) -> list[Meeting] | None:
    """Return the meetings to come at `now`, not cancelled, the next first; None as above."""
    area = _one(force_slug, code).only("id").first()
    if area is None:
        return None
    coming = Q(ends_at__gte=now) | Q(ends_at__isnull=True, starts_at__gte=now)
    return list(area.meetings.filter(coming, is_cancelled=False).order_by("starts_at", "id"))


def _one(force_slug: str, code: str) -> QuerySet[Neighbourhood]:
    return Neighbourhood.objects.filter(force__slug=force_slug, code=code)
