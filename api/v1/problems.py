"""
Why a question is not answered: problem+json (RFC 9457) that names the parameter.

Every reason is in `REASONS`, which `/api/v1/problems` shows, so that a program can tell an
unknown category from a month that was not supplied, and both from "nothing happened".
"""

from collections.abc import Mapping
from dataclasses import dataclass, field
from typing import Any

import orjson
from django.http import HttpResponse

MEDIA_TYPE = "application/problem+json"
CATALOGUE = "/api/v1/problems"

# reason: (status, what it means)
REASONS: dict[str, tuple[int, str]] = {
    "unknown-parameter": (400, "The address has a parameter that this method does not know."),
    "missing-parameter": (400, "A parameter that is needed is not given."),
    "invalid-value": (400, "A value is not written as it should be, or is out of range."),
    "conflicting-parameters": (400, "Parameters that exclude one another are given."),
    "unknown-category": (400, "There is no such category of crime."),
    "unknown-outcome": (400, "There is no such outcome."),
    "unknown-field": (400, "The records have no such field."),
    "bad-cursor": (400, "The cursor is not one that this method gave out."),
    "request-too-long": (400, "The address is longer than 4,094 characters."),
    "unknown-address": (404, "There is no such address in this API."),
    "unknown-force": (404, "There is no such police force."),
    "unknown-neighbourhood": (404, "The force has no such neighbourhood; capitals count."),
    "unknown-district": (404, "There is no district with that code."),
    "unknown-lsoa": (404, "There is no LSOA with that code."),
    "unknown-postcode": (404, "The postcode is well written, but there is no such postcode."),
    "unknown-street-point": (404, "There is no street point with that id."),
    "unknown-crime": (404, "No published crime has that id."),
    "unknown-period": (404, "There are no levels for that period."),
    "month-not-published": (404, "The month is not published (too early, too late, or missing)."),
    "month-not-supplied": (
        404,
        "The force did not supply any of the months asked for, so nobody can say what happened.",
    ),
    "outside-coverage": (404, "The place lies outside the area of every police force here."),
    "no-levels": (404, "No levels have been computed yet."),
    "method-not-allowed": (405, "The address can be read only: GET, HEAD, OPTIONS."),
    "not-acceptable": (406, "None of the formats that the Accept header asks for is available."),
    "rate-limited": (429, "Too many requests a second from your address; see Retry-After."),
    "server-error": (500, "Something went wrong here; it has been recorded."),
    "takes-too-long": (503, "The question takes too long; ask for fewer months, or less area."),
}

BY_STATUS = {
    400: "invalid-value",
    404: "unknown-address",
    405: "method-not-allowed",
    429: "rate-limited",
    503: "takes-too-long",
}


@dataclass
class Problem(Exception):
    """
    A question that is not answered.

    `parameter` is its name in the address; `allowed` lists what it may be, if that is short.
    """

    reason: str
    detail: str
    parameter: str | None = None
    allowed: list[str] = field(default_factory=list)

    @property
    def status(self) -> int:
        return REASONS[self.reason][0]


def response(problem: Problem, headers: Mapping[str, str] | None = None) -> HttpResponse:
    """Return the answer that tells of `problem`."""
    reply = HttpResponse(
        orjson.dumps(body(problem)), status=problem.status, content_type=MEDIA_TYPE
    )
    reply.headers["Cache-Control"] = "no-store"
    for name, value in (headers or {}).items():
        reply.headers[name] = value
    return reply


def body(problem: Problem) -> dict[str, Any]:
    return {
        "type": f"{CATALOGUE}#{problem.reason}",
        "title": REASONS[problem.reason][1],
        "status": problem.status,
        "detail": problem.detail,
        "reason": problem.reason,
        "parameter": problem.parameter,
        "allowed": problem.allowed or None,
    }


def retold(refusal: HttpResponse, reason: str = "") -> HttpResponse:
    """Return an error that some other part of the site made, told as a problem."""
    if refusal.headers.get("Content-Type") == MEDIA_TYPE:
        return refusal
    reason = reason or BY_STATUS.get(refusal.status_code, "")
    if not reason:
        reason = "invalid-value" if refusal.status_code < 500 else "server-error"
    kept = {
        name: refusal.headers[name] for name in ("Allow", "Retry-After") if name in refusal.headers
    }
    return response(Problem(reason, REASONS[reason][1]), kept)
