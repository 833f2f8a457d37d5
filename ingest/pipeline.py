"""
The load of a month, step by step. Each step lives in the module of the same name.

    starting      the source's files are listed, a batch and its staging tables are made
    load_file     for each file, on any worker: read, clean, key, copy to staging
    take_up       when all files are there: street points not seen before are added and placed
    finish_kind   for each kind of file: join, index, count, check
    publish       when asked for: the batch becomes what the public sees

A dry run reads the files in the same way; `rehearsing` does the rest at once, and undoes it.

What is done is written in the same transaction as the work itself, so that a killed worker,
queue or database loses at most one step, which is then done again.
"""

import logging
import time
from datetime import datetime, timedelta

from django.db import connection, transaction
from django.utils import timezone

from ingest import (
    checks,
    finishing,
    partitions,
    publishing,
    queue,
    rehearsing,
    sources,
    street_points,
)
from ingest.datasets import DATASETS
from ingest.file_load import copy_file
from ingest.models import Batch, SourceFile
from ingest.refusals import NotNow, Refused
from releases import queries as releases
from releases.kinds import Kind

log = logging.getLogger(__name__)

# A message that has not been acted upon for so long is taken for lost and sent again.
PATIENCE = timedelta(seconds=30)


def load_file(file_id: int) -> None:
    """Load one waiting file of a batch; does nothing if it is loaded, or another has it."""
    with transaction.atomic():
        file = (
            SourceFile.objects.select_for_update(skip_locked=True, of=("self",))
            .select_related("batch", "force")
            .filter(id=file_id, state=SourceFile.State.WAITING, batch__state=Batch.State.LOADING)
            .first()
        )
        if file is None:
            return
        started = time.monotonic()
        try:
            content = sources.read(file.batch.source, file.name)
            copy_file(file, content)
            file.state = SourceFile.State.LOADED
        except Refused as refusal:
            file.state, file.error = SourceFile.State.REFUSED, str(refusal)
        file.seconds = time.monotonic() - started
        file.save()
    advance(file.batch_id)


def finish_kind(batch_id: int, kind: str) -> None:
    """Finish the tables of one kind; does nothing if that is done, or another is at it."""
    try:
        with transaction.atomic(), connection.cursor() as cursor:
            place = list(DATASETS).index(Kind(kind))
            cursor.execute("SELECT pg_try_advisory_xact_lock(%s, %s)", [batch_id, place])
            is_ours = cursor.fetchone()[0]
            batch = Batch.objects.select_related("based_on").get(id=batch_id)
            if not is_ours or batch.state != Batch.State.FINISHING or kind in batch.finished_kinds:
                return
            joined_at = releases.last_of_facts()
            changes = finishing.finish(cursor, batch, Kind(kind))
            warnings = checks.of_kind(cursor, batch, Kind(kind))
            batch = Batch.objects.select_for_update().get(id=batch_id)
            batch.finished_kinds.append(kind)
            batch.changes += changes
            batch.warnings += warnings
            if kind == Kind.STREET:
                batch.joined_at_release = joined_at
            batch.save(update_fields=["finished_kinds", "changes", "warnings", "joined_at_release"])
    except finishing.RowsLost as lost:
        _load_again(batch_id, lost.file_ids)
    advance(batch_id)


def take_up_street_points(batch_id: int) -> None:
    """Add the load's new street points, before the rows that refer to them are joined."""
    try:
        with transaction.atomic(), connection.cursor() as cursor:
            batch = Batch.objects.select_for_update(of=("self",)).get(id=batch_id)
            if batch.state != Batch.State.PLACING:
                return
            for kind in DATASETS:
                finishing.check_rows(cursor, batch, kind)
            if batch.dry_run:
                rehearsing.rehearse(cursor, batch)
                return
            street_points.take_up_new(batch)
            batch.state = Batch.State.FINISHING
            batch.save(update_fields=["state"])
            for kind in DATASETS:
                queue.finish_kind(batch.id, kind)
    except finishing.RowsLost as lost:
        _load_again(batch_id, lost.file_ids)


def publish(batch_id: int) -> None:
    """Publish a loaded batch; what stands against it is kept in the batch for the operator."""
    batch = Batch.objects.get(id=batch_id)
    try:
        publishing.publish(batch.month)
    except NotNow as reason:
        Batch.objects.filter(id=batch_id, state=Batch.State.LOADED).update(error=str(reason))


def advance(batch_id: int) -> None:
    """Move the batch to its next state if all of this one is done, and queue what follows."""
    with transaction.atomic():
        batch = Batch.objects.select_for_update().get(id=batch_id)
        if batch.state == Batch.State.LOADING:
            _after_files(batch)
        elif batch.state == Batch.State.FINISHING and len(batch.finished_kinds) == len(DATASETS):
            _after_finishing(batch)


def continue_unfinished(*, patience: timedelta = PATIENCE) -> None:
    """Queue again what seems lost: after a crash of a worker, of Redis, or of PostgreSQL."""
    due = timezone.now() - patience
    for batch in Batch.objects.filter(state__in=Batch.UNFINISHED):
        resume(batch, queued_before=due)
    for batch in Batch.objects.filter(
        state=Batch.State.LOADED, publish_when_loaded=True, error="", finished_at__lt=due
    ):
        queue.publish(batch.id)


def resume(batch: Batch, *, queued_before: datetime) -> None:
    """
    Queue what is still to do in `batch`.

    What a worker is doing at this moment may be queued twice; the second finds it locked or
    done, and leaves it.
    """
    waiting = batch.files.filter(state=SourceFile.State.WAITING, queued_at__lt=queued_before)
    for file_id in list(waiting.values_list("id", flat=True)):
        queue.load_file(file_id)
    waiting.update(queued_at=timezone.now())
    if batch.state == Batch.State.PLACING:
        queue.take_up_street_points(batch.id)
    elif batch.state == Batch.State.FINISHING:
        for kind in set(DATASETS) - set(batch.finished_kinds):
            queue.finish_kind(batch.id, kind)
    advance(batch.id)


def wait_for_finishing(batch_id: int) -> None:
    """Wait until no worker finishes a kind of it; none begins while the transaction lasts."""
    with connection.cursor() as cursor:
        for place in range(len(DATASETS)):
            cursor.execute("SELECT pg_advisory_xact_lock(%s, %s)", [batch_id, place])


def is_wanted(file_id: int) -> bool:
    """Say whether the load that a file belongs to is still under way."""
    return SourceFile.objects.filter(id=file_id, batch__state=Batch.State.LOADING).exists()


def give_up(file_id: int, reason: str) -> None:
    """Refuse a file that fails in a way that no rule foresees, so that the load can end."""
    file = SourceFile.objects.get(id=file_id)
    file.error = f"{file.name} could not be loaded because of a fault in the loader: {reason}"
    file.state = SourceFile.State.REFUSED
    file.save(update_fields=["state", "error"])
    advance(file.batch_id)


def _after_files(batch: Batch) -> None:
    states = set(batch.files.values_list("state", flat=True))
    if SourceFile.State.WAITING in states:
        return
    if SourceFile.State.REFUSED in states:
        refused = batch.files.filter(state=SourceFile.State.REFUSED)
        batch.error = "\n".join(refused.values_list("error", flat=True))
        batch.state = Batch.State.FAILED
        batch.finished_at = timezone.now()
        with connection.cursor() as cursor:
            partitions.drop(cursor, batch)
    else:
        batch.state = Batch.State.PLACING
        queue.take_up_street_points(batch.id)
    batch.save()


def _after_finishing(batch: Batch) -> None:
    with connection.cursor() as cursor:
        partitions.drop_staging(cursor, batch)
        # A version that was never published makes way for this one, which has taken over
        # the forces that were only there.
        for earlier in Batch.objects.filter(month=batch.month, state=Batch.State.LOADED):
            partitions.drop(cursor, earlier)
            earlier.state = Batch.State.DISCARDED
            earlier.save()
    batch.state = Batch.State.LOADED
    batch.finished_at = timezone.now()
    batch.warnings += checks.missing(batch)
    if batch.only_without_warnings and batch.warnings:
        batch.publish_when_loaded = False
    batch.save()
    if batch.publish_when_loaded:
        queue.publish(batch.id)


def _load_again(batch_id: int, file_ids: list[int]) -> None:
    log.warning("Batch %s lost rows in a crash; loading %d files again", batch_id, len(file_ids))
    with transaction.atomic():
        batch = Batch.objects.select_for_update().get(id=batch_id)
        batch.state = Batch.State.LOADING
        batch.save(update_fields=["state"])
        for file in batch.files.filter(id__in=file_ids):
            with connection.cursor() as cursor:
                partitions.empty_staging(cursor, batch, Kind(file.kind), file.force_id)
            file.problems.all().delete()
            file.state = SourceFile.State.WAITING
            file.save()
            queue.load_file(file.id)
