"""The interactive page of the description: Swagger UI, all of it from our own origin."""

from collections.abc import Callable
from functools import wraps
from typing import Any

from django.http import HttpRequest, HttpResponse
from ninja import Swagger

from api import caching

# As on the site's pages; Swagger UI draws its arrows from data addresses.
POLICY = "; ".join(
    [
        "default-src 'none'",
        "script-src 'self'",
        "style-src 'self'",
        "img-src 'self' data:",
        "connect-src 'self'",
        "font-src 'self'",
        "base-uri 'none'",
        "form-action 'none'",
        "frame-ancestors 'none'",
    ]
)


class Documentation(Swagger):
    template = "docs/version_1.html"


def guarded(view: Callable[..., HttpResponse]) -> Callable[..., HttpResponse]:
    """Send the page, and the description that it reads, with a policy, an ETag and 304s."""

    @wraps(view)
    def answer(request: HttpRequest, **kwargs: Any) -> HttpResponse:
        response = view(request, **kwargs)
        response.headers["Content-Security-Policy"] = POLICY
        etag = caching.etag_of_content(response.content)
        same = caching.not_modified(request, etag)
        return caching.marked(same or response, etag, caching.KEEP_PAGES_OF_FORCES)

    return answer
