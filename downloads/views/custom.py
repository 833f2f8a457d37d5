"""
`/data/`: a custom download, in the steps that programs written for data.police.uk take.

The form has a `csrfmiddlewaretoken`, since such programs look for one, but no cookie is set and
none is asked for: whoever posts has no rights here that another could misuse. What a page of
another site makes a browser post is refused, so that it does not use up the visitor's limit.
"""

import uuid

from django.http import HttpRequest, HttpResponse, JsonResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.urls import reverse
from django.views.decorators.cache import never_cache
from django.views.decorators.csrf import csrf_exempt
from django.views.decorators.http import require_http_methods, require_safe

from downloads import exports, limits
from downloads.forms import ExportForm
from downloads.models import Export
from downloads.views.kept import PageRequest, data_page
from releases.queries import public

# As many letters as programs expect; it means nothing.
TOKEN = "no-token-is-needed-here-".ljust(64, "0")


@csrf_exempt
@require_http_methods(["GET", "HEAD", "POST"])
def custom(request: PageRequest) -> HttpResponse:
    return _take(request) if request.method == "POST" else _form(request)


@data_page
def _form(request: PageRequest) -> HttpResponse:
    return _show(request, ExportForm(months=request.public.months))


def _take(request: PageRequest) -> HttpResponse:
    request.public = public()
    form = ExportForm(request.POST, months=request.public.months)
    if request.headers.get("Sec-Fetch-Site") == "cross-site":
        return _show(request, form, status=403, refused=True)
    if not form.is_valid() or form.question is None:
        return _show(request, form, status=400)
    export = exports.answered(form.question)
    if export is None:
        who = limits.who(request)
        wait = limits.seconds_to_wait(who)
        if wait:
            response = _show(request, form, status=429, wait=-(-wait // 60))
            response.headers["Retry-After"] = str(wait)
            return response
        export = exports.ask(form.question, who)
    return redirect("data-fetch", export.id)


def _show(request: PageRequest, form: ExportForm, *, status: int = 200, **more) -> HttpResponse:
    context = {
        "form": form,
        "token": TOKEN,
        "months": form.fields["date_from"].choices,  # type: ignore[attr-defined]
        "chosen_from": form.chosen("date_from"),
        "chosen_to": form.chosen("date_to"),
        "chosen_forces": form.chosen_forces(),
        "is_new": not form.is_bound,
        **more,
    }
    response = render(request, "downloads/custom.html", context, status=status)
    if status != 200:
        response.headers["Cache-Control"] = "no-store"
    return response


@require_safe
@never_cache
def fetch(request: PageRequest, export_id: uuid.UUID) -> HttpResponse:
    request.public = public()
    export = get_object_or_404(Export, id=export_id)
    context = {"export": export, "state": _state(export), "file": _address(request, export)}
    return render(request, "downloads/fetch.html", context)


@require_safe
@never_cache
def progress(request: HttpRequest, export_id: uuid.UUID) -> JsonResponse:
    export = get_object_or_404(Export, id=export_id)
    return JsonResponse(
        {
            "status": _state(export),
            "url": _address(request, export),
            "percent": export.percent,
        }
    )


def _state(export: Export) -> str:
    """Return `pending`, `ready`, `failed`, or `expired` (also where a month is withdrawn)."""
    if export.state == Export.State.READY and exports.is_withdrawn(export):
        return Export.State.EXPIRED
    return export.state


def _address(request: HttpRequest, export: Export) -> str:
    """Return the whole address of the zip, "" until it is ready."""
    if _state(export) != Export.State.READY:
        return ""
    name = export.name.rpartition("/")[2]
    return request.build_absolute_uri(reverse("data-download", args=[name]))
