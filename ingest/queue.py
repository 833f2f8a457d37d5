"""
Put work into the queue, by the names of the tasks.

Messages go out once the transaction that made the work has been committed, and each only says
which row to look at; `ingest.tasks` describes what happens then.
"""

from functools import partial

from celery import current_app
from django.db import transaction


def load_file(file_id: int) -> None:
    _send("ingest.tasks.load_file", file_id=file_id)


def take_up_street_points(batch_id: int) -> None:
    _send("ingest.tasks.take_up_street_points", batch_id=batch_id)


def finish_kind(batch_id: int, kind: str) -> None:
    _send("ingest.tasks.finish_kind", batch_id=batch_id, kind=kind)


def publish(batch_id: int) -> None:
    _send("ingest.tasks.publish", batch_id=batch_id)


def do(deed_id: int) -> None:
    _send("ingest.tasks.do", deed_id=deed_id)


def look() -> None:
    _send("ingest.tasks.look")


def compute_levels() -> None:
    _send("ingest.tasks.compute_levels")


def _send(name: str, **which) -> None:
    transaction.on_commit(partial(current_app.send_task, name, kwargs=which))
