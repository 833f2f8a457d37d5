"""Questions about forces."""

from forces.models import Force


def in_official_order():
    """Return the territorial forces in the official order, without boundaries."""
    return Force.objects.filter(is_territorial=True).defer("boundary")


def with_slug(slug: str):
    """Return the one force with this official id, as a queryset of none or one."""
    return Force.objects.filter(slug=slug).defer("boundary")
