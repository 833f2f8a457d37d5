"""
Where a page ended, as a text that the next question brings back.

A cursor holds the sort key of the last record shown, so that what is added or taken away in
between neither repeats nor hides a record. Clients must not read it.
"""

import base64
import binascii
from collections.abc import Sequence
from typing import Any

import orjson

from api.v1.problems import Problem

LONGEST = 400


def written(key: Sequence[Any]) -> str:
    return base64.urlsafe_b64encode(orjson.dumps(list(key))).decode().rstrip("=")


def read(text: str | None, *types: type) -> list[Any] | None:
    """Return the key in a cursor, one value of each of `types`; None where there is no cursor."""
    if not text:
        return None
    try:
        key = orjson.loads(base64.urlsafe_b64decode(text + "=" * (-len(text) % 4)))
    except (binascii.Error, ValueError) as error:
        raise _bad() from error
    if not isinstance(key, list) or [type(value) for value in key] != list(types):
        raise _bad()
    if any(isinstance(value, int) and abs(value) >= 2**63 for value in key):
        raise _bad()
    if any(isinstance(value, str) and "\0" in value for value in key):
        raise _bad()
    return key


def _bad() -> Problem:
    return Problem("bad-cursor", "Take the cursor from `next` of the page before.", "cursor")
