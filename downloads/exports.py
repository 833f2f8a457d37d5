"""
Custom downloads: asked for, made by a worker, kept for some days.

A row of `Export` says what is to be made. The worker that makes it holds a lock of its database
session, which ends with the worker: then another may begin anew.
"""

import hashlib
import json
import logging
from datetime import timedelta
from functools import partial
from typing import NamedTuple

from celery import current_app
from django.conf import settings
from django.db import transaction
from django.utils import timezone
from kombu.exceptions import OperationalError as QueueError

from downloads import licence, stored, zips
from downloads.alone import alone
from downloads.models import Export
from releases import queries as releases
from releases.availability import SuppliedFile, supplied_files
from releases.kinds import Kind
from releases.month import Month

log = logging.getLogger(__name__)

TASK = "downloads.tasks.make_export"
# A message that nobody has acted upon for so long is taken for lost and sent again.
PATIENCE = timedelta(seconds=30)
# A file that cannot be made after so many tries is given up.
MOST_ATTEMPTS = 3
# Rows are kept for a while after the file is gone, so that its address can say so.
ROWS_KEPT = timedelta(days=30)


class Question(NamedTuple):
    """What a visitor asks for: months, slugs of forces, kinds of file."""

    first: Month
    last: Month
    forces: tuple[str, ...]
    kinds: tuple[Kind, ...]

    def files(self) -> list[SuppliedFile]:
        return supplied_files(self.first, self.last, forces=self.forces, kinds=self.kinds)

    def digest(self) -> str:
        asked = [str(self.first), str(self.last), sorted(self.forces), sorted(self.kinds)]
        return hashlib.sha256(json.dumps(asked).encode()).hexdigest()


class OutOfDate(Exception):
    """Months were published or withdrawn while a file was being made from them."""


def answered(question: Question) -> Export | None:
    """Return the export of the same question from today's data, being made or ready."""
    return Export.objects.filter(
        question=question.digest(),
        release=releases.last_of_facts(),
        state__in=(Export.State.PENDING, Export.State.READY),
    ).first()


def ask(question: Question, caller: str) -> Export:
    """Make a new export and put it into the queue."""
    export = Export.objects.create(
        first_month=question.first,
        last_month=question.last,
        forces=sorted(question.forces),
        kinds=sorted(question.kinds),
        question=question.digest(),
        release=releases.last_of_facts(),
        steps=len(zips.steps(question.files())),
        caller=caller,
        queued_at=timezone.now(),
    )
    transaction.on_commit(partial(_send, export))
    return export


def make(export_id: str) -> None:
    """Make the zip of a pending export; does nothing if another worker is at it."""
    with alone(str(export_id)) as is_ours:
        export = Export.objects.filter(id=export_id, state=Export.State.PENDING).first()
        if not is_ours or export is None:
            return
        export.attempts += 1
        if export.attempts > MOST_ATTEMPTS:
            export.state = Export.State.FAILED
            export.save(update_fields=["state", "attempts"])
            return
        export.release = releases.last_of_facts()
        export.save(update_fields=["attempts", "release"])
        try:
            _make(export)
        except OutOfDate:
            # Not the fault of this export: it begins anew, from what is public now.
            Export.objects.filter(id=export.id).update(attempts=export.attempts - 1, steps_done=0)
            _send(export)


def continue_unfinished() -> None:
    """Queue again what seems lost; exports that are being made at this moment are left alone."""
    due = timezone.now() - PATIENCE
    for export in Export.objects.filter(state=Export.State.PENDING, queued_at__lt=due):
        export.queued_at = timezone.now()
        export.save(update_fields=["queued_at"])
        _send(export)


def clear_away() -> None:
    """Delete files that are past their time, and forget who asked."""
    now = timezone.now()
    past = now - timedelta(hours=settings.EXPORT_HOURS)
    for export in Export.objects.filter(state=Export.State.READY):
        if (export.finished_at and export.finished_at < past) or is_withdrawn(export):
            stored.storage().delete(export.name)
            export.state = Export.State.EXPIRED
            export.save(update_fields=["state"])
    Export.objects.exclude(caller="").filter(created_at__lt=now - timedelta(days=1)).update(
        caller=""
    )
    Export.objects.exclude(state=Export.State.PENDING).filter(
        created_at__lt=now - ROWS_KEPT
    ).delete()


def is_withdrawn(export: Export) -> bool:
    """Tell whether a month in the file has been taken back since it was made."""
    return releases.is_withdrawn_since(export.release, export.first_month, export.last_month)


def _make(export: Export) -> None:
    question = Question(
        export.first_month,
        export.last_month,
        tuple(export.forces),
        tuple(Kind(kind) for kind in export.kinds),
    )
    todo = zips.steps(question.files())

    def after_step(number: int) -> None:
        Export.objects.filter(id=export.id).update(steps_done=number, steps=len(todo))
        if releases.last_of_facts() != export.release:
            raise OutOfDate

    path = stored.workshop(f"{export.id}.zip")
    zips.write(
        path,
        todo,
        made_at=releases.made_at(export.release) or export.created_at,
        comment=licence.words(export.first_month, export.last_month),
        after_step=after_step,
    )
    kept = stored.store(path, f"exports/{stored.unguessable('.zip')}")
    export.name, export.size, export.sha256 = kept.name, kept.size, kept.sha256
    export.state, export.finished_at = Export.State.READY, timezone.now()
    export.save(update_fields=["name", "size", "sha256", "state", "finished_at"])


def _send(export: Export) -> None:
    try:
        current_app.send_task(TASK, kwargs={"export_id": str(export.id)})
    except QueueError as error:
        # The row is there, and the timetable sends it again.
        log.warning("The queue does not answer; export %s waits: %s", export.id, error)
