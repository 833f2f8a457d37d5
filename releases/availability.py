"""Which forces supplied stop and search, month by month."""

from collections import defaultdict

from releases.kinds import Kind
from releases.models import Coverage
from releases.month import Month


def forces_with_stops() -> dict[Month, list[str]]:
    """Return the slugs of the forces that supplied stops, in order, by published month."""
    supplied = Coverage.objects.filter(kind=Kind.STOPS).exclude(status=Coverage.Status.NOT_SUPPLIED)
    forces: dict[Month, list[str]] = defaultdict(list)
    for month, slug in supplied.order_by("force_slug").values_list("month", "force_slug"):
        forces[month].append(slug)
    return forces
