"""
Let clients and shared caches keep answers, and say 304 where nothing has changed.

What comes from the monthly data is a pure function of the address, the data release and the
software, so its ETag is known before anything is read. What staff can change at any time
(teams, priorities, meetings) is known by a digest of the answer.
"""

import hashlib
from functools import lru_cache

from django.conf import settings
from django.http import HttpRequest, HttpResponse
from django.utils.cache import get_conditional_response

# Clients ask again after five minutes. A shared cache may keep an answer for a day (publishing
# a month empties it), and for a week when the site is down.
KEEP_FACTS = (
    "public, max-age=300, s-maxage=86400, stale-while-revalidate=3600, stale-if-error=604800"
)
KEEP_PAGES_OF_FORCES = "public, max-age=300, stale-if-error=604800"

# What answers are made of, besides data.
SOFTWARE = ("api", "crimes", "forces", "levels", "neighbourhoods", "places", "releases", "stops")


def etag_of_release(stamp: int) -> str:
    return f'W/"{stamp}-{software()}"'


def etag_of_content(content: bytes) -> str:
    return f'W/"{digest(content)}"'


def digest(content: bytes) -> str:
    return hashlib.sha256(content).hexdigest()[:24]


def not_modified(request: HttpRequest, etag: str) -> HttpResponse | None:
    """Return the 304 for a client that has the answer with this ETag already."""
    if request.method == "POST" or request.headers.get("If-None-Match", "*").strip() == "*":
        return None
    return get_conditional_response(request, etag=etag)


def marked(response: HttpResponse, etag: str, keep: str) -> HttpResponse:
    """Return `response` with the headers by which it may be kept."""
    response.headers["ETag"] = etag
    response.headers["Cache-Control"] = keep
    return response


@lru_cache
def software() -> str:
    """Return a digest of the code that answers are made by: it changes when they may."""
    digest = hashlib.sha256()
    for app in SOFTWARE:
        for file in sorted((settings.BASE_DIR / app).rglob("*.py")):
            digest.update(file.read_bytes())
    return digest.hexdigest()[:12]
