"""Publish, withdraw, restore: a page that says what residents will see, and the button."""

from django.contrib import messages
from django.http import Http404, HttpRequest, HttpResponse, HttpResponseRedirect
from django.shortcuts import render
from django.urls import reverse
from django.views.decorators.http import require_http_methods

from ingest import deeds, report, standing
from ingest.desk.guard import context
from ingest.models import Batch, Deed
from releases.month import Month

# Which version each action makes public, first choice first.
COMING = {
    "publish": (Batch.State.LOADED, Batch.State.WITHDRAWN),
    "restore": (Batch.State.PREVIOUS,),
    "withdraw": (),
}
TITLES = {
    "publish": "Publish",
    "restore": "Put back the earlier version of",
    "withdraw": "Withdraw",
}


@require_http_methods(["GET", "POST"])
def change(request: HttpRequest, month: Month, action: str) -> HttpResponse:
    if action not in COMING:
        raise Http404
    coming, going = _coming(month, action), _of(month, Batch.State.PUBLISHED)
    if request.method == "POST":
        deeds.ask(
            Deed.Action(action),
            by=request.user,
            month=month,
            what=request.POST.get("note", ""),
            note=request.POST.get("note", "").strip(),
            seen=request.POST.get("seen", ""),
        )
        messages.info(request, f"{TITLES[action]} {month}: asked for. The answer appears below.")
        return HttpResponseRedirect(reverse("desk:month", args=[month]))
    is_possible = coming is not None if COMING[action] else going is not None
    return render(
        request,
        "months/change.html",
        context(
            request,
            f"{TITLES[action]} {month}",
            month=month,
            action=action,
            coming=coming,
            going=going,
            is_possible=is_possible,
            seen=standing.of(month),
            warnings=report.warnings(coming) if coming else [],
            differences=report.differences(coming) if coming and going else [],
            rows=_rows(coming),
            rows_now=_rows(going),
        ),
    )


def _coming(month: Month, action: str) -> Batch | None:
    found = (_of(month, state) for state in COMING[action])
    return next((batch for batch in found if batch), None)


def _of(month: Month, state: str) -> Batch | None:
    return Batch.objects.filter(month=month, state=state).order_by("-id").first()


def _rows(batch: Batch | None) -> int | None:
    return sum(file.rows_loaded for file in batch.files.all()) if batch else None
