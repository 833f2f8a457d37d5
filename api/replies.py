"""
Bytes as the official API sends them.

Its JSON is compact, with `/` written `\\/` and letters beyond ASCII as `\\u00f4`, which is what
`json.dumps(value, separators=(",", ":")).replace("/", "\\\\/")` gives. orjson and a replacement
give the same bytes: for 5,000 crimes (1.9 MB) in 8 ms instead of 45.
"""

import json
import re
from collections.abc import Iterator
from itertools import islice
from typing import Any

import orjson
from django.http import HttpResponse

from api.refusals import Refused

JSON = "application/json"
BEYOND_ASCII = re.compile("[^\x00-\x7f]+")

# Where a refusal says why.
REASON = "X-Reason"


# Records are written so many at a time. All 5,000 of a city at once would be 15 MB of
# dictionaries, and Python would look through them again and again for what can be thrown away.
RECORDS_AT_ONCE = 100


def json_bytes(value: Any) -> bytes:
    """
    Return `value` as the API writes it: dicts, lists, text, whole numbers, booleans, None.

    An iterator of records is written as a list.
    """
    written = _list(value) if isinstance(value, Iterator) else orjson.dumps(value)
    # A slash can only stand inside a text, and orjson never writes one escaped.
    written = written.replace(b"/", b"\\/")
    if written.isascii():
        return written
    return BEYOND_ASCII.sub(_escaped, written.decode()).encode()


def _list(records: Iterator[Any]) -> bytes:
    parts = iter(lambda: list(islice(records, RECORDS_AT_ONCE)), [])
    return b"[" + b",".join(orjson.dumps(part)[1:-1] for part in parts) + b"]"


def _escaped(letters: re.Match[str]) -> str:
    return json.dumps(letters[0])[1:-1]


def answer(value: Any) -> HttpResponse:
    return HttpResponse(json_bytes(value), content_type=JSON)


def refusal(refused: Refused) -> HttpResponse:
    """Answer with the status, a body that is empty or two words, and the reason in a header."""
    return HttpResponse(
        refused.body,
        status=refused.status,
        content_type="text/plain" if refused.body else "text/html",
        headers={REASON: refused.reason, "Cache-Control": "no-store"},
    )
