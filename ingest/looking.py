"""
Look for a new month at the official address, load it, and tell the operators.

Where there is none, the zip of the newest month may be another one than before: that is told, and
loaded where that is chosen (LOOK_RELOADS). Nothing is published unless that is chosen
(LOOK_PUBLISHES) and every check passes.
"""

import time
from collections.abc import Iterator
from contextlib import contextmanager

from django.conf import settings
from django.db import connection
from django.utils import timezone

from ingest import deeds, fetching, reissues, revisions, starting, telling
from ingest.models import Batch, Deed, Look
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
    elif looked.result == Look.Result.REISSUED:
        telling.another_zip(looked)


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
            state = f"{batch.month}: {batch.get_state_display()}.{_earlier(looked)}"
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
        fetched = _if_there(looked)
        if fetched is None:
            return _look_at_newest(looked, month)
        looked.source, looked.stamp = fetched.path, fetched.stamp
        looked.batch = _start(looked, month)
        # While the workers load it.
        looked.revised = revisions.found(looked.source, month)
    except (Refused, NotNow) as reason:
        return Look.Result.FAILED, str(reason)
    begun = f"{month} was found; load {looked.batch.id} has begun."
    return Look.Result.LOADING, begun + _earlier(looked)


def _look_at_newest(looked: Look, missing: Month) -> tuple[str, str]:
    """Say whether the month before `missing` is otherwise there now; load it where so chosen."""
    nothing_new = f"{missing} is not there yet."
    newest = missing.previous()
    if not reissues.can_be_compared(newest):
        return Look.Result.NOTHING_NEW, nothing_new
    found = reissues.compare(looked, newest, _Progress(looked))
    if not found.is_other:
        return Look.Result.NOTHING_NEW, f"{nothing_new} {found.text}"
    if settings.LOOK_RELOADS and found.files:
        looked.batch = _start(looked, newest)
        return Look.Result.LOADING, f"{found.text} Load {looked.batch.id} has begun."
    return Look.Result.REISSUED, found.text + _earlier(looked)


def _if_there(looked: Look) -> fetching.Fetched | None:
    try:
        return fetching.fetch(looked.address, _Progress(looked))
    except fetching.NotThere:
        return None


def _start(looked: Look, month: Month) -> Batch:
    batch = starting.start(
        month,
        looked.source,
        publish=settings.LOOK_PUBLISHES,
        only_without_warnings=True,
        go_on=False,
    )
    then = "It is published if every check passes." if settings.LOOK_PUBLISHES else "It waits."
    text = f"Load {batch.id} has begun. {then}"
    deeds.done(Deed.Action.LOAD, by=None, month=month, what=looked.address, text=text)
    return batch


def _earlier(looked: Look) -> str:
    number = sum(month != str(looked.month) for month in looked.revised)
    if number == 1:
        return " 1 earlier month differs."
    return f" {number} earlier months differ." if number else ""


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
