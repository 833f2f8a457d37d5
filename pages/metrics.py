"""`/metrics`: figures for Prometheus, for whoever has the token (METRICS_TOKEN)."""

import secrets

from django.conf import settings
from django.http import Http404, HttpRequest, HttpResponse
from django.views.decorators.http import require_GET
from prometheus_client import CONTENT_TYPE_LATEST, CollectorRegistry, Gauge, generate_latest

from ingest import health


@require_GET
def metrics(request: HttpRequest) -> HttpResponse:
    """Answer 404 to those without the token, as if there were nothing here."""
    given = request.headers.get("Authorization", "").removeprefix("Bearer ")
    if not settings.METRICS_TOKEN or not secrets.compare_digest(
        given.encode(), settings.METRICS_TOKEN.encode()
    ):
        raise Http404
    return HttpResponse(
        generate_latest(_registry()),
        content_type=CONTENT_TYPE_LATEST,
        headers={"Cache-Control": "no-store"},
    )


def _registry() -> CollectorRegistry:
    """Return figures taken at this moment: whichever process answers, they are the same."""
    registry = CollectorRegistry()
    healthy = Gauge(
        "crimemapper_part_healthy", "1 while a part of the site is well", ["part"],
        registry=registry,
    )  # fmt: skip
    for part in health.parts():
        if part.ok is not None:
            healthy.labels(part.name).set(part.ok)
        for name, value in part.measured.items():
            Gauge(f"crimemapper_{name}", f"{part.name}: {name}", registry=registry).set(value)
    return registry
