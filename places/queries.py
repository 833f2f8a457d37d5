"""Questions about districts."""

from django.db.models import QuerySet

from places.models import District


def districts() -> QuerySet[District]:
    """Return districts with their forces, without boundaries."""
    return District.objects.select_related("force").defer("boundary", "force__boundary")


def of_force(force_id: int) -> QuerySet[District]:
    """Return the districts of a force by name."""
    return districts().filter(force=force_id).order_by("name", "code")
