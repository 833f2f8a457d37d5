"""Areas that an address names: `?area=doggerland/D01`, an LSOA's code or a district's."""

from dataclasses import dataclass
from typing import Any

from django.http import Http404
from django.shortcuts import get_object_or_404
from django.urls import reverse
from django.utils.translation import gettext as _

from levels import standing as standings
from levels.groups import ALL_CRIME, BY_SLUG, Group
from levels.standing import Standing
from levels.vocabulary import AreaKind
from neighbourhoods.queries import in_force
from pages.caching import PublicRequest
from pages.requested import NotAvailable
from places.queries import districts, lsoas


@dataclass(frozen=True)
class Named:
    """
    An area with where it stands.

    query: as addresses name it. url: of its own page. force_id, force_name: None and empty
    where the area has no force.
    """

    name: str
    query: str
    url: str
    kind: AreaKind
    area_id: int
    force_id: int | None
    force_name: str
    standing: Standing


def group(request: PublicRequest) -> Group:
    """Return the group of crimes asked for, all crime unless said; not found if there is none."""
    slug = request.GET.get("group", "") or ALL_CRIME.slug
    if slug not in BY_SLUG:
        raise NotAvailable(_("There is no such group of crimes."))
    return BY_SLUG[slug]


def area(text: str, group: Group) -> Named:
    """Return the area that `text` names; NotAvailable where there is none."""
    try:
        return _neighbourhood(text, group) if "/" in text else _with_code(text, group)
    except Http404 as error:
        raise NotAvailable(_("There is no such area.")) from error


def _neighbourhood(text: str, group: Group) -> Named:
    force_slug, _slash, code = text.partition("/")
    area = get_object_or_404(in_force(force_slug), code=code)
    return Named(
        area.name,
        text,
        reverse("neighbourhood", args=[force_slug, code]),
        AreaKind.NEIGHBOURHOOD,
        area.pk,
        area.force_id,
        area.force.name,
        standings.of_neighbourhood(area, group),
    )


def _with_code(code: str, group: Group) -> Named:
    if lsoa := lsoas().filter(code=code, in_2021=True).first():
        force = lsoa.district.force if lsoa.district else None
        standing = standings.of_lsoa(lsoa, group)
        return _coded(AreaKind.LSOA, lsoa, force, standing, reverse("area", args=[code]))
    district = get_object_or_404(districts(), code=code)
    standing = standings.of_district(district, group)
    page = reverse("district", args=[code])
    return _coded(AreaKind.DISTRICT, district, district.force, standing, page)


def _coded(kind: AreaKind, place: Any, force: Any, standing: Standing, url: str) -> Named:
    return Named(
        place.name,
        place.code,
        url,
        kind,
        place.pk,
        force.pk if force else None,
        force.name if force else "",
        standing,
    )
