"""
Ask for something to be done: it is written into the audit log, and a worker does it.

The web process writes and reads rows; `ingest.doing` works, where pandas is at hand.
"""

from typing import Any

from django.db import transaction

from ingest import queue
from ingest.models import Answer, Deed
from releases.month import Month


def ask(action: str, *, by, month: Month | None = None, what: str = "", **asked: Any) -> Deed:
    """
    Log what `by` wants, and send it to a worker.

    `asked` is what `ingest.doing` needs for this action: source, forces, seen, note...
    """
    with transaction.atomic():
        deed = Deed.objects.create(action=action, by=by, month=month, what=what, asked=asked)
        queue.do(deed.id)
    return deed


def done(action: str, *, by, month: Month | None = None, what: str = "", text: str) -> Deed:
    """Log what has been done already."""
    with transaction.atomic():
        deed = Deed.objects.create(action=action, by=by, month=month, what=what)
        Answer.objects.create(deed=deed, done=True, text=text)
    return deed
