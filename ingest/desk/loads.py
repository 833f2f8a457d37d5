"""One load: how far it is, its files, what differs, and giving it up or trying it again."""

from django.contrib import messages
from django.db.models import Count
from django.http import HttpRequest, HttpResponse, HttpResponseRedirect
from django.shortcuts import get_object_or_404, render
from django.urls import reverse
from django.views.decorators.http import require_GET, require_POST

from ingest import deeds, report
from ingest.desk.guard import context
from ingest.models import Batch, Deed, SourceFile


@require_GET
def load(request: HttpRequest, number: int) -> HttpResponse:
    # Deeds first: what one of them has done to the load is then seen, and the page stays awake.
    of_month = Batch.objects.filter(id=number).values("month")
    deeds_of_month = Deed.objects.filter(month__in=of_month).select_related("by", "answer")
    recent = [d for d in deeds_of_month[:8] if d.asked.get("batch") in (None, number)]
    batch = get_object_or_404(Batch.objects.select_related("started_by"), id=number)
    files = list(
        batch.files.select_related("force").annotate(found=Count("problems")).order_by("name")
    )
    own = [file for file in files if not file.taken_over]
    return render(
        request,
        "months/load.html",
        context(
            request,
            f"Load {batch.id} of {batch.month}",
            batch=batch,
            files=files,
            done=sum(file.state != SourceFile.State.WAITING for file in own),
            total=len(own),
            rows=sum(file.rows_loaded for file in own),
            problems=sum(file.found for file in own),
            differences=report.differences(batch),
            warnings=report.warnings(batch),
            deeds=recent,
            is_busy=batch.state in Batch.UNFINISHED
            or any(not hasattr(deed, "answer") for deed in recent),
            can_cancel=batch.state in Batch.UNFINISHED,
            can_try_again=batch.state
            in (Batch.State.FAILED, Batch.State.DISCARDED, Batch.State.REHEARSED),
            can_ask_levels=batch.state
            in (Batch.State.LOADED, Batch.State.PREVIOUS, Batch.State.WITHDRAWN),
        ),
    )


@require_POST
def cancel(request: HttpRequest, number: int) -> HttpResponse:
    batch = get_object_or_404(Batch, id=number)
    return _ask(request, Deed.Action.CANCEL, batch)


@require_POST
def again(request: HttpRequest, number: int) -> HttpResponse:
    """Load the same files anew."""
    batch = get_object_or_404(Batch, id=number)
    deeds.ask(
        Deed.Action.LOAD,
        by=request.user,
        month=batch.month,
        what=batch.source,
        source=batch.source,
        forces=batch.only_forces,
    )
    messages.info(request, "Loading again: asked for.")
    return HttpResponseRedirect(reverse("desk:month", args=[batch.month]))


@require_POST
def levels(request: HttpRequest, number: int) -> HttpResponse:
    return _ask(request, Deed.Action.LEVELS, get_object_or_404(Batch, id=number))


def _ask(request: HttpRequest, action: Deed.Action, batch: Batch) -> HttpResponse:
    what = f"load {batch.id}"
    deeds.ask(action, by=request.user, month=batch.month, what=what, batch=batch.id)
    messages.info(request, f"{action.label}: asked for. The answer appears below.")
    return HttpResponseRedirect(reverse("desk:load", args=[batch.id]))
