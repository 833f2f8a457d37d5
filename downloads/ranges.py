"""
Send a stored file, or the part of it that is asked for.

A broken download of 1.7 GB goes on where it stopped, and tools read a zip's directory alone.
One range is answered; several at once get the whole file, as RFC 9110 allows.
"""

import datetime
import re
from collections.abc import Callable, Iterator
from typing import IO, NamedTuple

from django.http import HttpRequest, HttpResponse, HttpResponseBase, StreamingHttpResponse
from django.utils.cache import get_conditional_response
from django.utils.http import http_date

from downloads import licence

RANGE = re.compile(r"bytes=(\d*)-(\d*)", re.ASCII)
PIECE = 256 << 10


class Sent(NamedTuple):
    """A file to send, opened once somebody reads it; `digest` tells its bytes from all others."""

    open: Callable[[], IO[bytes]]
    size: int
    digest: str
    made_at: datetime.datetime
    name: str
    media_type: str = "application/zip"


def answer(request: HttpRequest, sent: Sent, *, keep: str) -> HttpResponseBase:
    """Answer a GET or HEAD: 200, 206, 304, 412 or 416. `keep` is for Cache-Control."""
    etag = f'"{sent.digest[:32]}"'
    modified = int(sent.made_at.timestamp())
    response: HttpResponseBase | None = get_conditional_response(request, etag, modified)
    if response is None:
        response = _content(request, sent, etag, http_date(modified))
    response.headers["ETag"] = etag
    response.headers["Last-Modified"] = http_date(modified)
    response.headers["Accept-Ranges"] = "bytes"
    response.headers["Cache-Control"] = keep
    licence.state(response)
    return response


def _content(request: HttpRequest, sent: Sent, etag: str, modified: str) -> HttpResponseBase:
    asked = request.headers.get("Range", "")
    if request.headers.get("If-Range", etag) not in (etag, modified):
        asked = ""
    match = RANGE.fullmatch(asked.strip())
    span = _span(match[1], match[2], sent.size) if match and match[0] != "bytes=-" else None
    if span is not None and span[0] >= span[1]:
        return HttpResponse(status=416, headers={"Content-Range": f"bytes */{sent.size}"})
    first, end = span or (0, sent.size)
    headers = {
        "Content-Length": str(end - first),
        "Content-Disposition": f'attachment; filename="{sent.name}"',
    }
    if span:
        headers["Content-Range"] = f"bytes {first}-{end - 1}/{sent.size}"
    status = 206 if span else 200
    if request.method == "HEAD":
        return HttpResponse(status=status, content_type=sent.media_type, headers=headers)
    return StreamingHttpResponse(
        _part(sent.open, first, end), status=status, content_type=sent.media_type, headers=headers
    )


def _span(first: str, last: str, size: int) -> tuple[int, int]:
    """Return the first byte and the one after the last; of `bytes=-500` the last 500."""
    if not first:
        return max(size - int(last[:20]), 0), size
    return int(first[:20]), min(int(last[:20]) + 1, size) if last else size


def _part(open_file: Callable[[], IO[bytes]], first: int, end: int) -> Iterator[bytes]:
    with open_file() as file:
        file.seek(first)
        while first < end and (piece := file.read(min(PIECE, end - first))):
            first += len(piece)
            yield piece
