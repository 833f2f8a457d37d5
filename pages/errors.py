"""Pages for addresses that do not work, and for ourselves when we do not."""

import sys

from django.conf import settings
from django.db import OperationalError
from django.http import HttpRequest, HttpResponse
from django.shortcuts import render

from pages.requested import NotAvailable, NotUnderstood

# A missing page may appear with the next release; a shared cache asks again after a minute.
KEEP = "public, max-age=60"
# A database that is started anew answers within a minute.
SECONDS_TO_WAIT = 60


def not_found(request: HttpRequest, exception: Exception) -> HttpResponse:
    """Say what is missing, where a page has said it, and offer the search."""
    response = render(request, "404.html", {"reason": _reason(exception)}, status=404)
    response.headers["Cache-Control"] = KEEP
    return response


def bad_request(request: HttpRequest, exception: Exception) -> HttpResponse:
    return render(request, "400.html", {"reason": _reason(exception)}, status=400)


def server_error(request: HttpRequest) -> HttpResponse:
    """
    Answer with a page that needs neither the database nor anything that may have failed.

    A database that does not answer, or too late, is 503: it will be there again, so shared
    caches give what they have kept, and programs know when to ask again.
    """
    context = {"site_name": settings.SITE_NAME}
    if isinstance(sys.exc_info()[1], OperationalError):
        response = render(None, "503.html", context, status=503)
        response.headers["Retry-After"] = str(SECONDS_TO_WAIT)
        return response
    return render(None, "500.html", context, status=500)


def _reason(exception: Exception) -> str:
    """Return the sentence that one of our pages has raised; Django's own are not for readers."""
    return str(exception) if isinstance(exception, NotAvailable | NotUnderstood) else ""
