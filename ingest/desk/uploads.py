"""
Send files in: in parts that a broken line does not undo, or all at once by a plain form.

A part says where in its file it belongs. What has come already is asked for first, so that
whoever begins again with the same files goes on where they stopped.
"""

import uuid
from collections.abc import Callable

from django.contrib import messages
from django.http import HttpRequest, HttpResponse, HttpResponseRedirect, JsonResponse
from django.shortcuts import get_object_or_404, render
from django.urls import reverse
from django.views.decorators.http import require_http_methods, require_POST

from ingest import deeds, receiving
from ingest.desk.guard import context
from ingest.models import Deed, Upload
from ingest.refusals import Refused
from releases.month import Month, NotAMonth


@require_http_methods(["GET", "POST"])
def begin(request: HttpRequest) -> HttpResponse:
    """Show the form; take files whole, or the names and sizes of those that come in parts."""
    if request.method == "POST":
        return receive(
            request,
            Upload.Of.MONTH,
            page=lambda key: reverse("desk:upload", args=[key]),
            back=reverse("desk:uploads"),
        )
    kept = Upload.objects.filter(of=Upload.Of.MONTH, thrown_away_at=None)
    unfinished = kept.filter(by=request.user.pk, finished_at=None)[:5]
    uploads = kept.exclude(finished_at=None).select_related("by")[:20]
    return render(
        request,
        "months/uploads.html",
        context(request, "Upload files", uploads=uploads, unfinished=unfinished),
    )


def receive(
    request: HttpRequest, of: Upload.Of, page: Callable[[uuid.UUID], str], back: str
) -> HttpResponse:
    """
    Take the files that a form sends, or begin with those that will come in parts.

    page: where the upload with this key is shown; back: where a refused one is told.
    """
    in_parts = "names" in request.POST
    try:
        if in_parts:
            upload = receiving.begin(request.user, _announced(request), of)
            return JsonResponse(
                {
                    "part": reverse("desk:upload-part", args=[upload.id]),
                    "page": page(upload.id),
                    "received": receiving.received(upload),
                }
            )
        given = request.FILES.getlist("files")
        sizes = {file.name or "": file.size or 0 for file in given}
        upload = receiving.begin(request.user, sizes, of)
        for file in given:
            receiving.store(upload, file)
    except Refused as reason:
        if in_parts:
            return JsonResponse({"error": str(reason)}, status=400)
        messages.error(request, str(reason))
        return HttpResponseRedirect(back)
    return HttpResponseRedirect(page(upload.id))


def note_finished(upload: Upload) -> None:
    """Write into the audit log, once, that all of an upload has come."""
    if upload.finished_at is None and receiving.finish(upload):
        what = ", ".join(upload.files)
        deeds.done(Deed.Action.UPLOAD, by=upload.by, what=what, text="Received whole.")


@require_POST
def part(request: HttpRequest, key) -> JsonResponse:
    """Take one part of a file; 409 with what has come where it does not fit on."""
    mine = Upload.objects.filter(by=request.user.pk, finished_at=None, thrown_away_at=None)
    upload = get_object_or_404(mine, id=key)
    name = request.headers.get("Upload-Name", "")
    offset = request.headers.get("Upload-Offset", "")
    try:
        fits = offset.isdecimal() and receiving.append(upload, name, int(offset), request.body)
    except Refused as reason:
        return JsonResponse({"error": str(reason)}, status=400)
    status = 200 if fits else 409
    return JsonResponse({"received": receiving.received(upload)}, status=status)


@require_http_methods(["GET", "POST"])
def upload(request: HttpRequest, key) -> HttpResponse:
    """Say what is in it, and load it or try it."""
    upload = get_object_or_404(
        Upload.objects.select_related("by"), id=key, of=Upload.Of.MONTH, thrown_away_at=None
    )
    note_finished(upload)
    try:
        found = receiving.contents(upload) if upload.finished_at else None
    except Refused as reason:
        messages.error(request, str(reason))
        found = None
    if request.method == "POST":
        return _load(request, upload)
    return render(
        request,
        "months/upload.html",
        context(request, "Uploaded files", upload=upload, found=found),
    )


def _load_all(request: HttpRequest, upload: Upload) -> HttpResponse:
    """Load every month of an archive, the oldest first: each is held against those before it."""
    try:
        months = sorted(of_month.month for of_month in receiving.contents(upload))
    except Refused as reason:
        messages.error(request, str(reason))
        return HttpResponseRedirect(reverse("desk:upload", args=[upload.id]))
    for month in months:
        deeds.ask(
            Deed.Action.LOAD,
            by=request.user,
            month=month,
            what=", ".join(upload.files),
            source=str(receiving.source(upload)),
            publish="publish" in request.POST,
        )
    messages.info(request, f"Load of {len(months)} months: asked for. They appear below.")
    return HttpResponseRedirect(reverse("desk:months"))


def _load(request: HttpRequest, upload: Upload) -> HttpResponse:
    if request.POST.get("month") == "all" and upload.finished_at:
        return _load_all(request, upload)
    try:
        month = Month.parse(request.POST.get("month", ""))
    except NotAMonth as error:
        messages.error(request, str(error))
        return HttpResponseRedirect(reverse("desk:upload", args=[upload.id]))
    action = Deed.Action.DRY_RUN if "dry-run" in request.POST else Deed.Action.LOAD
    deeds.ask(
        action,
        by=request.user,
        month=month,
        what=", ".join(upload.files),
        source=str(receiving.source(upload)),
        forces=[],
    )
    messages.info(request, f"{action.label} of {month}: asked for. Its progress appears below.")
    return HttpResponseRedirect(reverse("desk:month", args=[month]))


def _announced(request: HttpRequest) -> dict[str, int]:
    sizes = request.POST.getlist("sizes")
    if not all(size.isdecimal() for size in sizes):
        raise Refused("The sizes of the files are not numbers.")
    return dict(zip(request.POST.getlist("names"), map(int, sizes), strict=False))
