"""The files themselves: custom zips, archives, boundaries, single CSVs."""

from collections.abc import Callable
from functools import partial
from typing import IO

from django.http import (
    Http404,
    HttpRequest,
    HttpResponseBase,
    StreamingHttpResponse,
)
from django.shortcuts import get_object_or_404, redirect
from django.utils.cache import get_conditional_response
from django.views.decorators.http import require_safe

from downloads import archives, exports, licence, official_csv, ranges, stored, zips
from downloads.models import Export, PublicFile
from releases import queries as releases
from releases.availability import supplied_files
from releases.kinds import Kind
from releases.month import Month, NotAMonth

# Nobody else can guess the name, and the bytes never change under it.
KEEP_EXPORT = "private, max-age=86400"
KEEP_FILE = "public, max-age=300"
MEDIA_TYPES = {
    ".zip": "application/zip",
    ".geojson": "application/geo+json",
    ".gpkg": "application/geopackage+sqlite3",
}


@require_safe
def custom(request: HttpRequest, name: str) -> HttpResponseBase:
    """Send the zip of a custom download."""
    export = get_object_or_404(Export, name=f"exports/{name}", state=Export.State.READY)
    if exports.is_withdrawn(export):
        raise Http404
    opener = _opener(export.name)
    if opener is None:
        return redirect(stored.storage().url(export.name))
    made_at = export.finished_at or export.created_at
    sent = ranges.Sent(opener, export.size, export.sha256, made_at, name)
    return ranges.answer(request, sent, keep=KEEP_EXPORT)


def public_file(request: HttpRequest, row: PublicFile) -> HttpResponseBase:
    """Send a file that was made ahead."""
    if archives.is_withdrawn(row):
        raise Http404
    opener = _opener(row.stored_as)
    if opener is None:
        return redirect(stored.storage().url(row.stored_as))
    ending = row.name[row.name.rindex(".") :]
    sent = ranges.Sent(opener, row.size, row.sha256, row.made_at, row.name, MEDIA_TYPES[ending])
    return ranges.answer(request, sent, keep=KEEP_FILE)


@require_safe
def one_csv(request: HttpRequest, month: str, name: str) -> HttpResponseBase:
    """Send one force's file of one month, as it is now, straight from the database."""
    try:
        asked = Month.parse(month)
    except NotAMonth as error:
        raise Http404 from error
    for file in supplied_files(asked, asked):
        if zips.member_name(file.month, file.kind, file.force) == f"{month}/{name}":
            return _csv(request, file.month, file.kind, file.force, name)
    raise Http404


def _csv(request: HttpRequest, month: Month, kind: Kind, force: str, name: str) -> HttpResponseBase:
    etag = f'W/"{releases.last_of_facts()}-{force}"'
    response: HttpResponseBase | None = get_conditional_response(request, etag)
    if response is None:
        # Nobody knows how long it is before it is read, so its head names no length either.
        pieces = [] if request.method == "HEAD" else official_csv.one_file(month, kind, force)
        response = StreamingHttpResponse(
            pieces,
            content_type="text/csv; charset=utf-8",
            headers={"Content-Disposition": f'attachment; filename="{name}"'},
        )
    response.headers["ETag"] = etag
    response.headers["Cache-Control"] = KEEP_FILE
    licence.state(response)
    return response


def _opener(name: str) -> Callable[[], IO[bytes]] | None:
    """Return what opens a file of this machine; None where the storage is elsewhere."""
    try:
        stored.storage().path(name)
    except NotImplementedError:
        return None
    if not stored.storage().exists(name):
        raise Http404
    return partial(stored.storage().open, name)
