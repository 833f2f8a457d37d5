"""Neighbourhoods page by page, as lists of them tell of each."""

from collections.abc import Sequence

from django.db.models import Q, QuerySet

from forces.models import Force
from neighbourhoods.models import Neighbourhood


def after(force: Force | None, key: Sequence | None, limit: int) -> list[Neighbourhood]:
    """
    Return up to `limit` neighbourhoods with their forces, without boundaries.

    By force and code, from the one after `key` (position of the force, code); of one force,
    if one is given.
    """
    areas = _listed().order_by("force__position", "code", "id")
    if force:
        areas = areas.filter(force=force)
    if key:
        position, code = key
        areas = areas.filter(
            Q(force__position__gt=position) | Q(force__position=position, code__gt=code)
        )
    return list(areas[:limit])


def described(id: int) -> Neighbourhood:
    """Return the neighbourhood with this key."""
    return _listed().get(pk=id)


def _listed() -> QuerySet[Neighbourhood]:
    return Neighbourhood.objects.select_related("force").defer("boundary", "force__boundary")
