"""Questions about districts and their LSOAs."""

from django.db.models import QuerySet

from places.models import District, Lsoa


def districts() -> QuerySet[District]:
    """Return districts with their forces, without boundaries."""
    return District.objects.select_related("force").defer("boundary", "force__boundary")


def of_force(force_id: int) -> QuerySet[District]:
    """Return the districts of a force by name."""
    return districts().filter(force=force_id).order_by("name", "code")


def lsoas_of(district: District) -> QuerySet[Lsoa]:
    """Return the LSOAs of 2021 of a district by name, without boundaries."""
    lsoas = Lsoa.objects.filter(district=district, in_2021=True)
    return lsoas.only("code", "name").order_by("name", "code")
