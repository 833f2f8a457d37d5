"""What a command does while the workers work: show progress, nudge, and tell how it ended."""

import sys
import time
from collections.abc import Iterable
from datetime import timedelta

from celery import current_app
from celery.exceptions import TimeoutError as ResultTimeout
from django.db import InterfaceError, OperationalError, connection
from django.db.models import Count, Sum
from kombu.exceptions import OperationalError as QueueError

from ingest import pipeline
from ingest.models import Batch, SourceFile
from ingest.refusals import NotNow, Refused

POLL_SECONDS = 0.25
# Without any progress for so long, lost messages are sent again and the workers are asked
# whether they live. The longest single step takes about ten seconds.
NUDGE_SECONDS = 10
# A worker that has lost Redis or PostgreSQL takes up to half a minute to come back.
NUDGES_UNANSWERED = 4
# A national month takes a minute; a publication waits at most for a few slow readers.
PUBLICATION_SECONDS = 300

NO_WORKER = (
    "No worker answers, so nothing would happen. Start one (`make run`, or `celery -A crimemap "
    "worker`) and run the same command again: it goes on where it stopped."
)


class Progress:
    """Prints a line that changes on a terminal, and plain lines elsewhere."""

    def __init__(self, out=sys.stderr):
        self.out = out
        self.last = ""
        self.on_terminal = out.isatty()

    def show(self, line: str) -> None:
        if line == self.last:
            return
        self.last = line
        self.out.write(f"\r\033[K{line}" if self.on_terminal else f"{line}\n")
        self.out.flush()

    def done(self, line: str) -> None:
        self.show(line)
        if self.on_terminal:
            self.out.write("\n")


def until_done(batches: Iterable[Batch], progress: Progress) -> list[Batch]:
    """
    Wait until every batch is loaded, or published where that was asked for.

    Raises Refused with the files' errors where one failed; NotNow where no worker is there.
    """
    return [_until_done(batch, progress) for batch in batches]


def for_result(result) -> str:
    """Wait for a publication and return its line; what it raises is raised here too."""
    if not workers_answer():
        raise NotNow(NO_WORKER)
    try:
        return result.get(timeout=PUBLICATION_SECONDS)
    except ResultTimeout as error:
        raise NotNow("The publication takes too long; look at the worker's log.") from error


def summary(batch: Batch) -> str:
    """Say in one line what was loaded, what was set aside, and whether it is public."""
    files = batch.files.filter(taken_over=False).aggregate(
        rows=Sum("rows_loaded"), aside=Sum("rows_set_aside"), files=Count("id")
    )
    line = f"{batch.month}: {files['rows']:,} rows of {files['files']} files"
    if files["aside"]:
        line += f", {files['aside']:,} rows set aside (see Problems in the admin)"
    return f"{line}; {batch.get_state_display().lower()}."


def workers_answer() -> bool:
    """Tell whether any Celery worker answers within two seconds."""
    try:
        # With a limit the answer of the first worker is enough.
        return bool(current_app.control.broadcast("ping", reply=True, timeout=2.0, limit=1))
    except (QueueError, OSError):
        return False


def _until_done(batch: Batch, progress: Progress) -> Batch:
    changed_at = time.monotonic()
    unanswered = 0
    while True:
        line = _read(batch)
        if line != progress.last:
            changed_at, unanswered = time.monotonic(), 0
        progress.show(line)
        if _is_done(batch):
            return batch
        if time.monotonic() - changed_at > NUDGE_SECONDS:
            unanswered = 0 if _nudge() else unanswered + 1
            if unanswered == NUDGES_UNANSWERED:
                raise NotNow(NO_WORKER)
            changed_at = time.monotonic()
        time.sleep(POLL_SECONDS)


def _read(batch: Batch) -> str:
    """Read how far the batch is and say it in a line."""
    try:
        batch.refresh_from_db()
        return _line(batch)
    except (OperationalError, InterfaceError) as error:
        connection.close()
        raise NotNow(
            f"The database went away while {batch.month} was being loaded. Nothing public has "
            f"changed; run the same command again: it goes on where it stopped."
        ) from error


def _is_done(batch: Batch) -> bool:
    if batch.state in (Batch.State.FAILED, Batch.State.DISCARDED):
        raise Refused(batch.error or f"The load of {batch.month} was given up.")
    if batch.state == Batch.State.LOADED and batch.publish_when_loaded:
        if batch.error:
            raise NotNow(batch.error)
        return False
    return batch.state not in Batch.UNFINISHED


def _line(batch: Batch) -> str:
    files = batch.files.filter(taken_over=False)
    loaded = files.exclude(state=SourceFile.State.WAITING)
    rows = loaded.aggregate(rows=Sum("rows_loaded"))["rows"] or 0
    return (
        f"{batch.month}: {batch.get_state_display().lower()}; "
        f"{loaded.count()} of {files.count()} files, {rows:,} rows"
    )


def _nudge() -> bool:
    """Send lost messages again, and tell whether a worker lives to take them."""
    try:
        pipeline.continue_unfinished(patience=timedelta())
    except (QueueError, OSError) as error:
        raise NotNow(
            "The queue (Redis) does not answer. Nothing public has changed; start it and run the "
            "same command again: it goes on where it stopped."
        ) from error
    return workers_answer()
