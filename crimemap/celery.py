"""The Celery application. Tasks use `@shared_task`, so no app imports this module."""

import os
import signal
from importlib import import_module
from typing import Any

from celery import Celery
from celery.signals import task_prerun, worker_init, worker_process_init
from django.db import close_old_connections

from crimemap import logs

os.environ.setdefault("DJANGO_SETTINGS_MODULE", "crimemap.settings")

app = Celery("crimemap")
app.config_from_object("django.conf:settings", namespace="CELERY")
app.autodiscover_tasks()


@worker_init.connect
def load_before_forking(**_: Any) -> None:
    """Load pandas once for all children of a worker. The timetable, which loads nothing, waits."""
    import_module("ingest.pipeline")


@worker_process_init.connect
def leave_sigterm_to_the_parent(**_: Any) -> None:
    """
    Let a worker's child finish what it is at when everything is told to stop.

    Process managers send SIGTERM to all of a group. The parent takes it as a wish: it hands
    out nothing more and waits for its children.
    """
    signal.signal(signal.SIGTERM, signal.SIG_IGN)


@task_prerun.connect
def look_at_the_connection(**_: Any) -> None:
    """Ask, before the first question of a task, whether the kept connection still answers."""
    close_old_connections()


@task_prerun.connect
def name_log_lines(task_id: str, **_: Any) -> None:
    """Let the lines of one task be told from those of others."""
    logs.current.set(task_id)
