"""
What the log holds of a request: a line of text or of JSON, with the request's id, and nobody's
postcode, e-mail address or search.

Whatever a message, an argument or a traceback says, these are taken out on the way to the log.
"""

import contextvars
import datetime
import json
import logging
import re
import time
import uuid
from collections.abc import Callable

from django.http import HttpRequest, HttpResponse

log = logging.getLogger("crimemap.requests")

# A request's own id, or a task's; "-" outside of both.
current: contextvars.ContextVar[str] = contextvars.ContextVar("request_id", default="-")

# Given by a proxy of ours, so that its log and ours can be read together.
HEADER = "X-Request-ID"
GIVEN = re.compile(r"[A-Za-z0-9_.-]{8,64}")
SLOW_SECONDS = 1.0

POSTCODE = re.compile(r"\b[A-Z]{1,2}\d[A-Z\d]?(?:\s|%20|\+)?\d[A-Z]{2}\b", re.IGNORECASE)
EMAIL = re.compile(r"[\w.+-]+@[\w-]+(?:\.[\w-]+)+")
QUERY = re.compile(r"\?[^\s\"'<>]+")
# Links that let whoever has them in: to set a password, to stop a reminder.
SECRET_PATH = re.compile(r"(/admin/(?:account|reminders)/)[^\s\"'<>]+")


def without_persons(text: str) -> str:
    """Return `text` without postcodes, e-mail addresses, search terms and secret links."""
    text = SECRET_PATH.sub(r"\1...", text)
    text = QUERY.sub("?...", text)
    text = EMAIL.sub("[e-mail]", text)
    return POSTCODE.sub("[postcode]", text)


class Line(logging.Formatter):
    """A line for people; a traceback follows on lines of its own."""

    def __init__(self) -> None:
        super().__init__("{asctime} {levelname} {name} {request_id} {message}", style="{")

    def format(self, record: logging.LogRecord) -> str:
        record.request_id = current.get()
        return without_persons(super().format(record))


class Json(logging.Formatter):
    """One JSON object a line, for programs."""

    def format(self, record: logging.LogRecord) -> str:
        at = datetime.datetime.fromtimestamp(record.created, datetime.UTC)
        told = {
            "at": at.isoformat(timespec="milliseconds"),
            "level": record.levelname,
            "logger": record.name,
            "request_id": current.get(),
            "message": without_persons(record.getMessage()),
        }
        for name in ("method", "path", "status", "seconds"):
            if hasattr(record, name):
                told[name] = getattr(record, name)
        if record.exc_info:
            told["traceback"] = without_persons(self.formatException(record.exc_info))
        return json.dumps(told, ensure_ascii=False)


class RequestId:
    """
    Middleware: gives each request an id, which its log lines and its answer carry.

    Logs what somebody may have to look into: slow answers, faults, and what staff send.
    """

    def __init__(self, get_response: Callable[[HttpRequest], HttpResponse]):
        self.get_response = get_response

    def __call__(self, request: HttpRequest) -> HttpResponse:
        given = request.headers.get(HEADER, "")
        request_id = given if GIVEN.fullmatch(given) else uuid.uuid4().hex
        token = current.set(request_id)
        started = time.monotonic()
        try:
            response = self.get_response(request)
            seconds = time.monotonic() - started
            is_staffs = request.method == "POST" and request.path.startswith("/admin/")
            if response.status_code >= 500 or seconds > SLOW_SECONDS or is_staffs:
                _log(request, response, seconds)
        finally:
            current.reset(token)
        response.headers[HEADER] = request_id
        return response


def _log(request: HttpRequest, response: HttpResponse, seconds: float) -> None:
    path = without_persons(request.path)
    log.info(
        "%s %s %d %.3f s",
        request.method,
        path,
        response.status_code,
        seconds,
        extra={
            "method": request.method,
            "path": path,
            "status": response.status_code,
            "seconds": round(seconds, 3),
        },
    )
