"""The project: settings, URLs, and the Celery application. It knows every app; none imports it."""

from crimemap.celery import app as celery_app

__all__ = ["celery_app"]
