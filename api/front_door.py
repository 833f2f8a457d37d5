"""
What every request to the API passes, and every answer: limits, and leave for other sites' scripts.

A middleware, so that errors which no view of ours makes are readable from other origins too.
"""

import math
from collections.abc import Callable

from django.conf import settings
from django.http import HttpRequest, HttpResponse
from django.utils.encoding import iri_to_uri
from throttled import RateLimitResult

from api import rate_limit
from api.refusals import not_there
from api.replies import REASON, refusal
from api.v1.problems import retold

PREFIX = "/api/"
OUR_OWN = "/api/v1/"

OPEN_TO_ALL = {
    "Access-Control-Allow-Origin": "*",
    "Access-Control-Expose-Headers": (
        "ETag, Link, RateLimit-Limit, RateLimit-Policy, RateLimit-Remaining, RateLimit-Reset, "
        f"Retry-After, X-Attribution, X-Missing, {REASON}"
    ),
    "X-Attribution": settings.ATTRIBUTION,
}
LICENCE = f'<{settings.LICENCE_URL}>; rel="license"'
READ, READ_OR_POST = "GET, HEAD, OPTIONS", "GET, HEAD, POST, OPTIONS"
PREFLIGHT = {
    "Access-Control-Allow-Headers": "Accept, Authorization, Content-Type, If-None-Match",
    "Access-Control-Max-Age": "86400",
}
TOO_LONG = """<!DOCTYPE html>
<html lang="en">
<head><title>Bad Request</title></head>
<body><h1>Bad Request</h1><p>Request Line is too large</p></body>
</html>
"""


class FrontDoor:
    def __init__(self, get_response: Callable[[HttpRequest], HttpResponse]):
        self.get_response = get_response

    def __call__(self, request: HttpRequest) -> HttpResponse:
        if not request.path_info.startswith(PREFIX):
            return self.get_response(request)
        response = self._turned_away(request)
        counted = None if response else rate_limit.take(request)
        if counted and counted.limited:
            response = _too_many(counted)
        response = response or self.get_response(request)
        if request.path_info.startswith(OUR_OWN):
            response = _in_our_manner(request, response, counted)
        for name, value in OPEN_TO_ALL.items():
            response.headers[name] = value
        links = response.headers.get("Link")
        response.headers["Link"] = f"{links}, {LICENCE}" if links else LICENCE
        return response

    def _turned_away(self, request: HttpRequest) -> HttpResponse | None:
        if request.method == "OPTIONS":
            methods = READ if request.path_info.startswith(OUR_OWN) else READ_OR_POST
            allowed = {"Allow": methods, "Access-Control-Allow-Methods": methods}
            return HttpResponse(content_type="text/html", headers=PREFLIGHT | allowed)
        if request_line_length(request) > settings.API_REQUEST_LINE:
            return HttpResponse(TOO_LONG, status=400, content_type="text/html")
        if "\0" in request.path_info:
            return refusal(not_there("The address holds a NUL."))
        return None


def request_line_length(request: HttpRequest) -> int:
    """Return the length of `GET /api/forces HTTP/1.1`, as it must have been on the wire."""
    line = f"{request.method} {iri_to_uri(request.get_full_path())} HTTP/1.1"
    return len(line)


def _in_our_manner(
    request: HttpRequest, response: HttpResponse, counted: RateLimitResult | None
) -> HttpResponse:
    """
    Tell any error as a problem, and how many requests may come.

    How many are left is told only where no cache keeps the answer: it would tell whoever comes
    next of somebody else's.
    """
    if response.status_code >= 400:
        long = request_line_length(request) > settings.API_REQUEST_LINE
        response = retold(response, "request-too-long" if long else "")
    if counted:
        state = counted.state
        response.headers["RateLimit-Limit"] = str(state.limit)
        response.headers["RateLimit-Policy"] = (
            f"{settings.API_RATE_PER_SECOND};w=1;burst={settings.API_BURST}"
        )
        if "no-store" in response.headers.get("Cache-Control", ""):
            response.headers["RateLimit-Remaining"] = str(state.remaining)
            response.headers["RateLimit-Reset"] = str(math.ceil(state.reset_after))
    return response


def _too_many(counted: RateLimitResult) -> HttpResponse:
    state = counted.state
    return HttpResponse(
        status=429,
        content_type="text/html",
        headers={
            "Retry-After": str(math.ceil(state.retry_after)),
            "Cache-Control": "no-store",
            REASON: f"More than {settings.API_RATE_PER_SECOND} requests a second.",
        },
    )
