"""Questions about forces."""

from django.contrib.gis.geos import GEOSGeometry, Point
from django.db.models import QuerySet

from forces.models import Force


def in_official_order() -> QuerySet[Force]:
    """Return the territorial forces in the official order, without boundaries."""
    return Force.objects.filter(is_territorial=True).defer("boundary")


def all_in_order() -> QuerySet[Force]:
    """Return every force that supplies files, the British Transport Police last."""
    return Force.objects.order_by("-is_territorial", "position").defer("boundary")


def with_slug(slug: str) -> QuerySet[Force]:
    """Return the one force with this official id, as a queryset of none or one."""
    return Force.objects.filter(slug=slug).defer("boundary")


def with_id(id: int) -> Force:
    """Return one force by our own id, without its boundary."""
    return Force.objects.defer("boundary").get(pk=id)


def all_by_name() -> list[tuple[str, str]]:
    """Return slug and name of every force by name, those without a territory included."""
    return list(Force.objects.order_by("name").values_list("slug", "name"))


def with_boundary() -> QuerySet[Force]:
    """Return every force whose area is known, by slug."""
    return Force.objects.filter(boundary__isnull=False).order_by("slug")


def territorial_by_id() -> dict[int, bool]:
    """Return of every force whether it has a territory; the British Transport Police has none."""
    return dict(Force.objects.values_list("id", "is_territorial"))


def slugs_by_id() -> dict[int, str]:
    """Return the official id of every force by our key."""
    return dict(Force.objects.values_list("id", "slug"))


def at_point(point: Point) -> Force | None:
    """
    Return the force in whose area `point` lies, or None.

    Where force areas overlap (generalised outlines do, at their edges) it is the first in the
    official order.
    """
    return in_official_order().filter(boundary__covers=point).first()


def overlapping(geometry: GEOSGeometry) -> list[str] | None:
    """
    Return the slugs of the forces whose areas touch `geometry`, in the official order.

    None where no force's area is known, so that there is no telling.
    """
    bounded = in_official_order().filter(boundary__isnull=False)
    found = list(bounded.filter(boundary__intersects=geometry).values_list("slug", flat=True))
    return found if found or bounded.exists() else None
