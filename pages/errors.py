"""Pages for addresses that do not work, and for ourselves when we do not."""

from django.conf import settings
from django.http import HttpRequest, HttpResponse
from django.shortcuts import render

from pages.requested import NotAvailable, NotUnderstood

# A missing page may appear with the next release; a shared cache asks again after a minute.
KEEP = "public, max-age=60"


def not_found(request: HttpRequest, exception: Exception) -> HttpResponse:
    """Say what is missing, where a page has said it, and offer the search."""
    response = render(request, "404.html", {"reason": _reason(exception)}, status=404)
    response.headers["Cache-Control"] = KEEP
    return response


def bad_request(request: HttpRequest, exception: Exception) -> HttpResponse:
    return render(request, "400.html", {"reason": _reason(exception)}, status=400)


def server_error(request: HttpRequest) -> HttpResponse:
    """Answer with a page that needs neither the database nor anything that may have failed."""
    return render(None, "500.html", {"site_name": settings.SITE_NAME}, status=500)


def _reason(exception: Exception) -> str:
    """Return the sentence that one of our pages has raised; Django's own are not for readers."""
    return str(exception) if isinstance(exception, NotAvailable | NotUnderstood) else ""
