"""How the parts of the site are."""

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.views.decorators.http import require_GET

from ingest import health
from ingest.desk.guard import context


@require_GET
def page_of_parts(request: HttpRequest) -> HttpResponse:
    return render(request, "months/health.html", context(request, "Health", parts=health.parts()))
