"""The audit log: what operators and the timetable have done, and what came of it."""

import csv

from django.core.paginator import Paginator
from django.db.models import QuerySet
from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.utils import timezone
from django.views.decorators.http import require_GET

from ingest.desk.guard import context
from ingest.models import Deed

ON_A_PAGE = 50


@require_GET
def log(request: HttpRequest) -> HttpResponse:
    return render(
        request,
        "months/log.html",
        context(
            request,
            "Audit log",
            page=Paginator(_deeds(), ON_A_PAGE).get_page(request.GET.get("page")),
        ),
    )


@require_GET
def as_csv(request: HttpRequest) -> HttpResponse:
    response = HttpResponse(
        content_type="text/csv; charset=utf-8",
        headers={"Content-Disposition": 'attachment; filename="audit-log.csv"'},
    )
    writer = csv.writer(response)
    writer.writerow(["at", "by", "action", "month", "what", "done", "answer"])
    for deed in _deeds():
        answer = getattr(deed, "answer", None)
        at = timezone.localtime(deed.at).isoformat(timespec="seconds")
        by = deed.by.email if deed.by else ""
        done, text = (answer.done, answer.text) if answer else ("", "")
        writer.writerow([at, by, deed.action, deed.month or "", deed.what, done, text])
    return response


def _deeds() -> QuerySet[Deed]:
    return Deed.objects.select_related("by", "answer")
