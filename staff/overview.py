"""`/admin/overview/{force}/`: how fresh each neighbourhood of a force is, as a page and as CSV."""

import csv

from django.contrib import admin
from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.urls import reverse
from django.utils import timezone
from django.views.decorators.http import require_GET

from forces import staff
from forces.models import EngagementMethod, Force, SeniorOfficer
from neighbourhoods import freshness
from neighbourhoods.freshness import Fault, Freshness
from staff.areas import force_or_404, visible_to

COLUMNS = ["code", "name", "named_officers", "priorities_of", "next_meeting", "drafts"]


@require_GET
def force(request: HttpRequest, force_slug: str) -> HttpResponse:
    force = force_or_404(request.user, force_slug)
    rows = _rows(request, force)
    return render(
        request,
        "staff/force.html",
        {
            **admin.site.each_context(request),
            "title": force.name,
            "force": force,
            "rows": rows,
            "faults": [(fault, sum(fault in row.faults for row in rows)) for fault in Fault],
            "fresh": sum(not row.faults for row in rows),
            "officers": _linked(SeniorOfficer, force),
            "ways": _linked(EngagementMethod, force),
            "may_change": staff.may(request.user, "change", Force, force),
        },
    )


@require_GET
def force_csv(request: HttpRequest, force_slug: str) -> HttpResponse:
    """Answer the same as CSV, for the force's own reports; a fault is 1 where there is one."""
    force = force_or_404(request.user, force_slug)
    name = f"freshness-{force.slug}-{timezone.localdate():%Y-%m-%d}.csv"
    response = HttpResponse(
        content_type="text/csv; charset=utf-8",
        headers={"Content-Disposition": f'attachment; filename="{name}"'},
    )
    # Excel takes a CSV for UTF-8 only with this mark.
    response.write("\ufeff")
    writer = csv.writer(response)
    writer.writerow([*COLUMNS, *(fault.value for fault in Fault)])
    for row in _rows(request, force):
        writer.writerow([*_values(row), *(int(fault in row.faults) for fault in Fault)])
    return response


def _rows(request: HttpRequest, force: Force) -> list[Freshness]:
    return freshness.of(visible_to(request.user).filter(force=force), now=timezone.now())


def _values(row: Freshness) -> list[object]:
    meeting = timezone.localtime(row.next_meeting) if row.next_meeting else None
    return [
        _harmless(row.area.code),
        _harmless(row.area.name),
        row.named_officers,
        row.priorities_of or "",
        f"{meeting:%Y-%m-%d %H:%M}" if meeting else "",
        row.drafts,
    ]


def _harmless(text: str) -> str:
    """Keep a spreadsheet from taking a name for a formula."""
    return f"'{text}" if text[:1] in ("=", "+", "-", "@", "\t") else text


def _linked(kind, force: Force) -> list[tuple[object, str]]:
    page = f"admin:{kind._meta.app_label}_{kind._meta.model_name}_change"
    rows = kind.with_drafts.filter(force=force)
    return [(row.take_up_draft(), reverse(page, args=[row.pk])) for row in rows]
