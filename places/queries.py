"""Questions about districts and their LSOAs."""

from django.db.models import Q, QuerySet

from places.models import District, Lsoa, LsoaChange


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


def lsoas() -> QuerySet[Lsoa]:
    """Return the LSOAs of either census with their districts and forces, without boundaries."""
    both = Lsoa.objects.filter(Q(in_2011=True) | Q(in_2021=True)).select_related("district__force")
    return both.defer("boundary", "district__boundary", "district__force__boundary")


def changes_into(lsoa: Lsoa) -> QuerySet[LsoaChange]:
    """Return how an LSOA of 2021 came from those of 2011, where it is not the same."""
    changes = LsoaChange.objects.filter(lsoa_2021=lsoa).exclude(kind=LsoaChange.Kind.UNCHANGED)
    return changes.select_related("lsoa_2011").defer("lsoa_2011__boundary").order_by("lsoa_2011")


def became(lsoa: Lsoa) -> list[Lsoa]:
    """Return the LSOAs of 2021 that one of 2011 became, by code."""
    return list(Lsoa.objects.filter(was__lsoa_2011=lsoa).defer("boundary").order_by("code"))


def districts_called(text: str) -> QuerySet[District]:
    """Return the districts with this name or code, in any case."""
    called = Q(name__iexact=text) | Q(name_cy__iexact=text) | Q(code__iexact=text)
    return districts().filter(called).order_by("name", "code")


def lsoas_called(text: str) -> QuerySet[Lsoa]:
    """Return the LSOAs of 2021 with this name or code, in any case."""
    called = Q(name__iexact=text) | Q(code__iexact=text)
    return lsoas().filter(called, in_2021=True).order_by("name", "code")
