"""`/admin/areas/{force}/{code}/`: everything that is written for one neighbourhood, on one page."""

from dataclasses import dataclass
from typing import Any

from django.contrib import admin
from django.db.models import QuerySet
from django.http import HttpRequest, HttpResponse, HttpResponseRedirect
from django.shortcuts import render
from django.urls import reverse
from django.utils import timezone
from django.views.decorators.http import require_GET, require_POST

from forces import staff
from neighbourhoods import freshness
from neighbourhoods.models import Meeting, Neighbourhood
from neighbourhoods.models.text import AreaText
from staff.areas import area_or_404, choose_for, chosen_by, visible_to


@dataclass(frozen=True)
class Section:
    """One kind of text on the page: its rows with where each is changed, and where to add one."""

    name: str
    title: str
    rows: list[tuple[Any, str]]
    add: str | None


@require_GET
def area(request: HttpRequest, force_slug: str, code: str) -> HttpResponse:
    area = area_or_404(request.user, force_slug, code)
    (fresh,) = freshness.of(visible_to(request.user).filter(pk=area.pk), now=timezone.now())
    return render(
        request,
        "staff/area.html",
        {
            **admin.site.each_context(request),
            "title": area.name,
            "area": area,
            "fresh": fresh,
            "sections": [_section(request.user, area, kind) for kind in freshness.TEXTS],
            "is_chosen": area in chosen_by(request.user),
            "may_change": staff.may(request.user, "change", Neighbourhood, area),
        },
    )


@require_POST
def choose(request: HttpRequest, force_slug: str, code: str) -> HttpResponse:
    """Put a neighbourhood on one's own start page, or take it from there."""
    area = area_or_404(request.user, force_slug, code)
    choose_for(request.user, area, chosen="remove" not in request.POST)
    return HttpResponseRedirect(reverse("staff:area", args=[force_slug, code]))


def _section(user, area: Neighbourhood, kind: type[AreaText]) -> Section:
    opts = kind._meta
    page = f"admin:{opts.app_label}_{opts.model_name}"
    rows: QuerySet[Any] = kind.with_drafts.filter(neighbourhood=area)
    if kind is Meeting:
        # What is over is of no use here; the list of all meetings has it.
        upcoming = Meeting.with_drafts.filter(starts_at__gte=timezone.now())
        rows = upcoming.filter(neighbourhood=area).order_by("starts_at")
    add = None
    if staff.may(user, "add", kind) and staff.may(user, "change", Neighbourhood, area):
        add = f"{reverse(f'{page}_add')}?neighbourhood={area.pk}"
    return Section(
        name=str(opts.model_name),
        title=str(opts.verbose_name_plural),
        rows=[(row.take_up_draft(), reverse(f"{page}_change", args=[row.pk])) for row in rows],
        add=add,
    )
