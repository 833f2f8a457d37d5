"""Begin the load of a month, or go on with one that was cut short."""

from django.db import IntegrityError, connection, transaction
from django.utils import timezone

from forces.models import Force
from ingest import partitions, pipeline, queue, sources
from ingest.models import Batch, SourceFile
from ingest.refusals import NotNow, Refused
from releases.month import Month


def start(
    month: Month,
    source: str,
    *,
    only_forces: list[str] | None = None,
    publish: bool = False,
    started_by=None,
) -> Batch:
    """
    Queue the files of `month` in `source` and return their batch.

    An unfinished load of the same month from the same source goes on where it stopped. Raises
    Refused where the source has no such files, or names a force that is not known; NotNow
    where another load of the month is under way.
    """
    entries = _wanted(month, source, only_forces or [])
    forces = _forces(entries, source)
    unfinished = Batch.objects.filter(month=month, state__in=Batch.UNFINISHED).first()
    if unfinished and _is_same(unfinished, source, entries):
        _go_on(unfinished, publish)
        return unfinished
    if unfinished:
        raise NotNow(
            f"A load of {month} from {unfinished.source} is under way since "
            f"{unfinished.started_at:%d %B %H:%M}. Wait for it, or give it up with "
            f"`bin/manage discard_load {month}`."
        )
    try:
        with transaction.atomic():
            return _make(month, source, entries, forces, only_forces or [], publish, started_by)
    except IntegrityError as error:
        raise NotNow(f"Another load of {month} has just begun; wait for it.") from error


def discard(month: Month) -> Batch:
    """Give up the unfinished load of `month`; NotNow where there is none."""
    with transaction.atomic(), connection.cursor() as cursor:
        batch = (
            Batch.objects.select_for_update()
            .filter(month=month, state__in=Batch.UNFINISHED)
            .first()
        )
        if batch is None:
            raise NotNow(f"No load of {month} is under way.")
        partitions.drop(cursor, batch)
        batch.state = Batch.State.DISCARDED
        batch.save()
    return batch


def _wanted(month: Month, source: str, only_forces: list[str]) -> list[sources.Entry]:
    everything = sources.entries(source)
    entries = [entry for entry in everything if entry.month == month]
    if not entries:
        months = sorted({str(entry.month) for entry in everything})
        there = f"it holds {months[0]} to {months[-1]}" if months else "it holds no force files"
        raise Refused(
            f"{source} holds no files of {month}; {there}. A file is named like "
            f"{month}-bedfordshire-street.csv."
        )
    if not only_forces:
        return entries
    missing = sorted(set(only_forces) - {entry.force_slug for entry in entries})
    if missing:
        raise Refused(f"{source} holds no files of {month} for {', '.join(missing)}.")
    return [entry for entry in entries if entry.force_slug in only_forces]


def _forces(entries: list[sources.Entry], source: str) -> dict[str, Force]:
    slugs = {entry.force_slug for entry in entries}
    forces = Force.objects.defer("boundary").in_bulk(slugs, field_name="slug")
    unknown = sorted(slugs - set(forces))
    if unknown:
        raise Refused(
            f"{source} has files of unknown forces: {', '.join(unknown)}. Load the forces first "
            f"(`bin/manage load_reference forces`), or name the ones to load with --force."
        )
    return forces


def _is_same(batch: Batch, source: str, entries: list[sources.Entry]) -> bool:
    files = set(batch.files.filter(taken_over=False).values_list("name", "size"))
    return batch.source == source and files == {(entry.name, entry.size) for entry in entries}


def _go_on(batch: Batch, publish: bool) -> None:
    if publish and not batch.publish_when_loaded:
        batch.publish_when_loaded = True
        batch.save(update_fields=["publish_when_loaded"])
    pipeline.resume(batch, queued_before=timezone.now())


def _make(month, source, entries, forces, only_forces, publish, started_by) -> Batch:
    based_on = (
        Batch.objects.filter(
            month=month,
            state__in=(Batch.State.LOADED, Batch.State.PUBLISHED, Batch.State.WITHDRAWN),
        )
        .order_by("-id")
        .first()
    )
    batch = Batch.objects.create(
        month=month,
        source=source,
        only_forces=only_forces,
        based_on=based_on,
        publish_when_loaded=publish,
        started_by=started_by,
    )
    files = SourceFile.objects.bulk_create(
        SourceFile(
            batch=batch,
            force=forces[entry.force_slug],
            kind=entry.kind,
            name=entry.name,
            size=entry.size,
        )
        for entry in entries
    )
    if based_on:
        _take_over(batch, based_on)
    with connection.cursor() as cursor:
        partitions.create_staging(cursor, batch)
    # The largest first, so that no worker is left alone with the Metropolitan Police at the end.
    for file in sorted(files, key=lambda file: -file.size):
        queue.load_file(file.id)
    return batch


def _take_over(batch: Batch, based_on: Batch) -> None:
    """Note the files of the earlier version that this load does not replace."""
    new = set(batch.files.values_list("force_id", "kind"))
    kept = [file for file in based_on.files.all() if (file.force_id, file.kind) not in new]
    for file in kept:
        file.pk, file.batch, file.taken_over = None, batch, True
    SourceFile.objects.bulk_create(kept)
    if based_on.state == Batch.State.LOADED:
        # Not public yet: what it changes against the public version, this one changes too.
        slugs = {(file.force.slug, file.kind) for file in kept}
        batch.changes = [c for c in based_on.changes if (c["force"], c["kind"]) in slugs]
        batch.save(update_fields=["changes"])
