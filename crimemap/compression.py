"""Compress answers, except files that are compressed already, or of which a part is sent."""

from django.http import HttpRequest
from django.http.response import HttpResponseBase
from django.middleware.gzip import GZipMiddleware

WHOLE = ("application/zip", "application/geopackage+sqlite3")


class Compression(GZipMiddleware):
    """A compressed zip would have neither a length nor ranges, and be no smaller."""

    def process_response(
        self, request: HttpRequest, response: HttpResponseBase
    ) -> HttpResponseBase:
        if response.status_code == 206 or response.headers.get("Content-Type") in WHOLE:
            return response
        return super().process_response(request, response)
