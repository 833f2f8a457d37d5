"""
What browsers are told to refuse on public pages: scripts, styles, frames and senses not ours.

The admin and the API's documentation are other programs and have policies of their own.
"""

from collections.abc import Callable
from functools import lru_cache
from urllib.parse import urlsplit

from django.conf import settings
from django.http import HttpRequest, HttpResponse

NOT_PAGES = ("/admin/", "/api/")
# Only the search may ask where the visitor is.
PERMISSIONS = "geolocation=(self), camera=(), microphone=(), payment=(), usb=(), browsing-topics=()"


class PublicHeaders:
    """Middleware: a strict Content-Security-Policy, without a single `unsafe-`."""

    def __init__(self, get_response: Callable[[HttpRequest], HttpResponse]) -> None:
        self.get_response = get_response

    def __call__(self, request: HttpRequest) -> HttpResponse:
        response = self.get_response(request)
        if not request.path_info.startswith(NOT_PAGES):
            response.headers.setdefault(
                "Content-Security-Policy", policy(origin(settings.MAP_TILES_URL))
            )
            response.headers.setdefault("Permissions-Policy", PERMISSIONS)
        return response


@lru_cache
def policy(tiles: str) -> str:
    """Return the policy of a page whose base map comes from the origin `tiles`; empty for none."""
    ours = f"'self' {tiles}".rstrip()
    return "; ".join(
        [
            "default-src 'none'",
            "script-src 'self'",
            "style-src 'self'",
            # Leaflet draws its own small pictures from data addresses.
            f"img-src {ours} data:",
            f"connect-src {ours}",
            "font-src 'self'",
            "manifest-src 'self'",
            "form-action 'self'",
            "base-uri 'none'",
            "frame-ancestors 'none'",
        ]
    )


def origin(tiles_url: str) -> str:
    """Return whence tiles come: `https://{s}.tile.example/{z}/...` gives `https://*.tile.example`."""
    if not tiles_url:
        return ""
    parts = urlsplit(tiles_url)
    host = parts.netloc.replace("{s}", "*")
    return f"{parts.scheme}://{host}" if host else ""
