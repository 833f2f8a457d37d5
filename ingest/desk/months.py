"""All months, and one at a glance."""

from django.conf import settings
from django.contrib import messages
from django.db.models import Q
from django.http import Http404, HttpRequest, HttpResponse, HttpResponseRedirect
from django.shortcuts import get_object_or_404, render
from django.urls import reverse
from django.views.decorators.http import require_GET, require_POST

from ingest import deeds, matrix, queue
from ingest.desk.guard import context
from ingest.models import Batch, Deed, Look
from releases.month import Month

# Of the newest; the audit log has all.
DEEDS = 8
LOOKS = 5
MONTHS = 48


@require_GET
def overview(request: HttpRequest) -> HttpResponse:
    """List the months, newest first, each with its versions."""
    months: dict[Month, list[Batch]] = {}
    for batch in Batch.objects.exclude(state=Batch.State.DISCARDED).order_by("-month", "-id"):
        months.setdefault(batch.month, []).append(batch)
    looks = _looks()
    return render(
        request,
        "months/overview.html",
        context(
            request,
            "Monthly data",
            months=list(months.items())[:MONTHS],
            looks=looks,
            is_looking=any(look.result == Look.Result.LOOKING for look in looks),
            is_loading=_is_loading(),
            official_address=settings.OFFICIAL_ADDRESS,
            look_hours=settings.LOOK_HOURS,
            publishes=settings.LOOK_PUBLISHES,
            reloads=settings.LOOK_RELOADS,
        ),
    )


def _is_loading() -> bool:
    soon_public = Q(state=Batch.State.LOADED, publish_when_loaded=True, error="")
    under_way = Batch.objects.filter(Q(state__in=Batch.UNFINISHED) | soon_public)
    return under_way.exists() or Deed.objects.filter(action=Deed.Action.LOAD, answer=None).exists()


def _looks() -> list[Look]:
    """Return the newest looks, and of the older ones the last that found months to load again."""
    newest = list(Look.objects.all()[:LOOKS])
    seen = [look.id for look in newest]
    return newest + list(Look.objects.exclude(id__in=seen).exclude(revised={})[:1])


@require_POST
def look(request: HttpRequest) -> HttpResponse:
    """Let a worker look for a new month now."""
    address = settings.OFFICIAL_ADDRESS
    if address:
        deeds.done(Deed.Action.FETCH, by=request.user, what=address, text="A worker looks.")
        queue.look()
        messages.success(request, "A worker is looking. What it finds appears below.")
    else:
        messages.error(request, "No official address is set (OFFICIAL_ADDRESS).")
    return HttpResponseRedirect(reverse("desk:months"))


@require_POST
def load_revised(request: HttpRequest, number: int, month: Month) -> HttpResponse:
    """Load an earlier month again, from the zip in which a look has found it otherwise."""
    look = get_object_or_404(Look, id=number)
    if not look.source or str(month) not in look.revised:
        raise Http404
    deeds.ask(Deed.Action.LOAD, by=request.user, month=month, what=look.source, source=look.source)
    messages.info(request, f"Load of {month}: asked for. Its progress appears below.")
    return HttpResponseRedirect(reverse("desk:month", args=[month]))


@require_GET
def month(request: HttpRequest, month: Month) -> HttpResponse:
    """Show a month at a glance; any month may be looked at, to say why nothing comes."""
    if not 2000 <= month.year <= 2100:
        raise Http404
    # Deeds first: what one of them has begun is then there to be seen, and the page stays awake.
    recent = list(
        Deed.objects.filter(month=month).select_related("by", "answer").order_by("-id")[:DEEDS]
    )
    glance = matrix.glance(month)
    kept = Batch.objects.filter(month=month)
    return render(
        request,
        "months/month.html",
        context(
            request,
            f"{month} at a glance",
            glance=glance,
            month=month,
            batches=kept[:DEEDS],
            deeds=recent,
            is_busy=bool(glance.under_way) or any(not hasattr(d, "answer") for d in recent),
            publishable=kept.filter(state__in=(Batch.State.LOADED, Batch.State.WITHDRAWN)).exists(),
            restorable=kept.filter(state=Batch.State.PREVIOUS).exists(),
        ),
    )
