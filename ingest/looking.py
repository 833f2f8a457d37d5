"""
Look for a new month at the official address, load it, and tell the operators.

Nothing is published unless that is chosen (LOOK_PUBLISHES) and every check passes.
"""

import time
from collections.abc import Iterator
from contextlib import contextmanager

from django.conf import settings
from django.db import connection
from django.utils import timezone

from ingest import fetching, revisions, starting, telling
from ingest.models import Batch, Look
from ingest.refusals import NotNow, Refused
from releases.month import Month

# Any number will do, so long as nothing else locks it: one look at a time.
LOCK = 20_091_022
# Months between the end of a month and its publication.
DELAY = 2


class _Progress:
    """Writes into the look, at most once a second, how far the fetching is."""

    def __init__(self, look: Look):
        self.look = look
        self.last = 0.0

    def show(self, line: str) -> None:
        if time.monotonic() - self.last > 1:
            self.last = time.monotonic()
            Look.objects.filter(id=self.look.id).update(text=line)


def look() -> None:
    """Look once; nothing where no address is set, or another worker is looking."""
    if not settings.OFFICIAL_ADDRESS:
        return
    with _alone() as is_alone:
        if not is_alone:
            return
        cut_short = Look.objects.filter(result=Look.Result.LOOKING)
        cut_short.update(
            result=Look.Result.FAILED, text="It was cut short.", ended_at=timezone.now()
        )
        month = next_month()
        address = settings.OFFICIAL_ADDRESS.format(month=month)
        looked = Look.objects.create(address=address, month=month)
        _finish(looked, *_try(looked, month))
    if looked.result == Look.Result.FAILED:
        telling.failed(looked)


def tell_of_loads() -> None:
    """Mail the operators about each month that a look has found, once its load has ended."""
    for looked in Look.objects.filter(result=Look.Result.LOADING).select_related("batch"):
        batch = looked.batch
        if batch is None:
            _finish(looked, Look.Result.FAILED, "The load was removed.")
        elif batch.state in Batch.UNFINISHED or _will_be_published(batch):
            continue
        elif batch.state in (Batch.State.FAILED, Batch.State.DISCARDED):
            _finish(looked, Look.Result.FAILED, batch.error or "The load was given up.")
            telling.failed(looked)
        else:
            earlier = f" {len(looked.revised)} earlier months differ." if looked.revised else ""
            state = f"{batch.month}: {batch.get_state_display()}.{earlier}"
            _finish(looked, Look.Result.TOLD, state)
            telling.loaded(looked, batch)


def next_month() -> Month:
    """Return the month after the newest that is here; that of two months ago where none is."""
    newest = (
        Batch.objects.filter(state__in=(*Batch.KEPT, *Batch.UNFINISHED))
        .order_by("-month")
        .values_list("month", flat=True)
        .first()
    )
    return newest.next() if newest else Month.of(timezone.localdate()).plus(-DELAY)


def _try(looked: Look, month: Month) -> tuple[str, str]:
    try:
        source = fetching.local_path(looked.address, _Progress(looked))
        looked.batch = starting.start(
            month,
            source,
            publish=settings.LOOK_PUBLISHES,
            only_without_warnings=True,
            go_on=False,
        )
    except fetching.NotThere:
        return Look.Result.NOTHING_NEW, f"{month} is not there yet."
    except (Refused, NotNow) as reason:
        return Look.Result.FAILED, str(reason)
    # While the workers load it.
    looked.revised = revisions.found(source, month)
    earlier = f" {len(looked.revised)} earlier months differ." if looked.revised else ""
    return Look.Result.LOADING, f"{month} was found; load {looked.batch.id} has begun.{earlier}"


def _finish(looked: Look, result: str, text: str) -> None:
    looked.result, looked.text, looked.ended_at = result, text, timezone.now()
    looked.save()


def _will_be_published(batch: Batch) -> bool:
    return batch.state == Batch.State.LOADED and batch.publish_when_loaded and not batch.error


@contextmanager
def _alone() -> Iterator[bool]:
    """Hold the lock of looking for the block; false where another process has it."""
    with connection.cursor() as cursor:
        cursor.execute("SELECT pg_try_advisory_lock(%s)", [LOCK])
        is_ours = cursor.fetchone()[0]
        try:
            yield is_ours
        finally:
            if is_ours:
                cursor.execute("SELECT pg_advisory_unlock(%s)", [LOCK])
