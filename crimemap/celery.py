"""The Celery application. Tasks use `@shared_task`, so no app imports this module."""

import os
from importlib import import_module
from typing import Any

from celery import Celery
from celery.signals import worker_init

os.environ.setdefault("DJANGO_SETTINGS_MODULE", "crimemap.settings")

app = Celery("crimemap")
app.config_from_object("django.conf:settings", namespace="CELERY")
app.autodiscover_tasks()


@worker_init.connect
def load_before_forking(**_: Any) -> None:
    """Load pandas once for all children of a worker. The timetable, which loads nothing, waits."""
    import_module("ingest.pipeline")
