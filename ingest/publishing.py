"""
Make a month public, take it back, or put the version before the last load back.

Release, tables, last outcomes and coverage change in one transaction; readers see all of it
or nothing. Only one such change runs at a time, and whoever asks for one says what they have
seen (`ingest.standing`): where another was quicker, they are told, and nothing is done.
"""

from collections.abc import Callable
from typing import TypeVar

from django.db import OperationalError, connection, transaction
from django.utils import timezone

from ingest import coverage, last_outcomes, partitions, queue, standing
from ingest.models import Batch
from ingest.reference import street_names
from ingest.refusals import NotNow
from ingest.standing import Seen
from releases import queries as releases
from releases.models import Coverage, PublishedMonth, Release, Revision
from releases.month import Month

# One number for the whole site: publications queue up behind this lock.
PUBLICATION_LOCK = 20_091_020
# Tables are swapped under an exclusive lock. Rather than make readers wait behind a slow
# query, the swap gives up after this time and is tried again.
LOCK_TIMEOUT = "3s"
TRIES = 5

Outcome = TypeVar("Outcome")


def publish(month: Month, *, note: str = "", seen: Seen | None = None) -> str:
    """Publish the newest loaded (or withdrawn) version of `month`; NotNow where there is none."""

    def change() -> str:
        standing.still(month, seen)
        batch = _newest(month, Batch.State.LOADED) or _newest(month, Batch.State.WITHDRAWN)
        if batch is None:
            raise NotNow(
                f"Nothing new of {month} is loaded. Load it first: "
                f"`bin/manage load_month {month} --from SOURCE`."
            )
        _swap(month, coming=batch, action=Release.Action.PUBLISH, note=note)
        return f"{month} is public (load {batch.id})."

    done = alone(change)
    # Not part of what readers must see at once: a misspelt new street is found a moment later.
    street_names.take_up_new_names()
    return done


def withdraw(month: Month, *, note: str = "", seen: Seen | None = None) -> str:
    """Take `month` back from the public; it is kept and can be published again."""

    def change() -> str:
        standing.still(month, seen)
        if _newest(month, Batch.State.PUBLISHED) is None:
            raise NotNow(f"{month} is not public.")
        _swap(month, coming=None, action=Release.Action.WITHDRAW, note=note)
        return f"{month} is withdrawn. `bin/manage publish_month {month}` makes it public again."

    return alone(change)


def restore(month: Month, *, note: str = "", seen: Seen | None = None) -> str:
    """Put the version of `month` that was public before the last one back."""

    def change() -> str:
        standing.still(month, seen)
        batch = _newest(month, Batch.State.PREVIOUS)
        if batch is None:
            raise NotNow(f"No earlier version of {month} is kept.")
        _swap(month, coming=batch, action=Release.Action.RESTORE, note=note)
        return f"{month} is again as load {batch.id} had it. Restoring once more undoes this."

    return alone(change)


ACTIONS = {"publish": publish, "withdraw": withdraw, "restore": restore}


def alone(change: Callable[[], Outcome]) -> Outcome:
    """Run `change` in a transaction of its own, one at a time, again where a reader is slow."""
    for attempt in range(1, TRIES + 1):
        try:
            with transaction.atomic(), connection.cursor() as cursor:
                cursor.execute("SELECT pg_advisory_xact_lock(%s)", [PUBLICATION_LOCK])
                cursor.execute(f"SET LOCAL lock_timeout = '{LOCK_TIMEOUT}'")
                return change()
        except OperationalError as error:
            if "lock timeout" not in str(error) or attempt == TRIES:
                raise
    raise AssertionError("unreachable: the last attempt returns or raises")


def _newest(month: Month, state: str) -> Batch | None:
    return Batch.objects.filter(month=month, state=state).order_by("-id").first()


def _swap(month: Month, *, coming: Batch | None, action: str, note: str) -> None:
    going = _newest(month, Batch.State.PUBLISHED)
    with connection.cursor() as cursor:
        fresh = coming is not None and coming.joined_at_release == releases.last_of_facts()
        last_outcomes.refresh(cursor, coming=coming, going=going, own_are_fresh=fresh)
        _keep_only_one_earlier_version(cursor, month, coming=coming, going=going)
        if going:
            partitions.detach(cursor, going)
            going.state = Batch.State.PREVIOUS if coming else Batch.State.WITHDRAWN
            going.save()
        if coming:
            partitions.attach(cursor, coming)
            coming.state = Batch.State.PUBLISHED
            coming.published_at = timezone.now()
            coming.error = ""
            coming.save()
    release = Release.objects.create(action=action, month=month, note=note)
    _record(month, release, coming)
    if coming and going and action == Release.Action.PUBLISH:
        _record_revisions(release, coming)
    queue.compute_levels()


def _keep_only_one_earlier_version(cursor, month, *, coming, going) -> None:
    if not (coming and going):
        return
    others = Batch.objects.filter(
        month=month, state__in=(Batch.State.PREVIOUS, Batch.State.WITHDRAWN)
    ).exclude(id=coming.id)
    for batch in others:
        partitions.drop(cursor, batch)
        batch.state = Batch.State.DISCARDED
        batch.save()


def _record(month: Month, release: Release, batch: Batch | None) -> None:
    """Write which month is public, and what each force supplied, with operators' notes on it."""
    if batch is None:
        PublishedMonth.objects.filter(month=month).delete()
        Coverage.objects.filter(month=month).delete()
        return
    PublishedMonth.objects.update_or_create(month=month, defaults={"release": release})
    Coverage.objects.filter(month=month).delete()
    Coverage.objects.bulk_create(coverage.of(batch))


def _record_revisions(release: Release, batch: Batch) -> None:
    Revision.objects.bulk_create(
        Revision(
            release=release,
            month=batch.month,
            force_slug=change["force"],
            kind=change["kind"],
            rows_before=change["rows_before"],
            rows_after=change["rows_after"],
            rows_added=change["added"],
            rows_removed=change["removed"],
            outcomes_changed=change["outcomes_changed"],
        )
        for change in batch.changes
        if change["added"] or change["removed"] or change["outcomes_changed"]
    )
