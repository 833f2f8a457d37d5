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
    only_without_warnings: bool = False,
    dry_run: bool = False,
    go_on: bool = True,
    started_by=None,
) -> Batch:
    """
    Queue the files of `month` in `source` and return their batch.

    publish: once loaded; with only_without_warnings, if every check passes. dry_run: check
    everything and keep nothing. go_on: an unfinished load of the same month from the same
    source goes on where it stopped; two operators are told of each other instead.

    Raises Refused where the source has no such files, or names a force that is not known;
    NotNow where another load of the month is under way.
    """
    entries = _wanted(month, source, only_forces or [])
    forces = _forces(entries, source)
    unfinished = Batch.objects.filter(month=month, state__in=Batch.UNFINISHED).first()
    is_same = unfinished and _is_same(unfinished, source, entries, dry_run=dry_run)
    if unfinished and is_same and go_on:
        _go_on(unfinished, publish)
        return unfinished
    if unfinished:
        raise NotNow(
            f"A load of {month} from {unfinished.source} is under way since "
            f"{timezone.localtime(unfinished.started_at):%d %B %H:%M}. Wait for it, or give it up "
            f"with `bin/manage discard_load {month}`."
        )
    batch = Batch(
        month=month,
        source=source,
        only_forces=only_forces or [],
        publish_when_loaded=publish and not dry_run,
        only_without_warnings=only_without_warnings,
        dry_run=dry_run,
        started_by=started_by,
    )
    try:
        with transaction.atomic():
            _make(batch, entries, forces)
            return batch
    except IntegrityError as error:
        raise NotNow(f"Another load of {month} has just begun; wait for it.") from error


def discard(month: Month, *, only: int | None = None) -> Batch:
    """Give up the unfinished load of `month`, or load `only`; NotNow where there is none."""
    unfinished = Batch.objects.filter(month=month, state__in=Batch.UNFINISHED)
    with transaction.atomic(), connection.cursor() as cursor:
        # Before the batch, as a worker that finishes it does: else each would wait for the other.
        for number in unfinished.values_list("id", flat=True):
            pipeline.wait_for_finishing(number)
        batch = unfinished.select_for_update().first()
        if batch is None or only not in (None, batch.id):
            raise NotNow(f"No such load of {month} is under way.")
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


def _is_same(batch: Batch, source: str, entries: list[sources.Entry], *, dry_run: bool) -> bool:
    if batch.dry_run != dry_run:
        return False
    files = set(batch.files.filter(taken_over=False).values_list("name", "size"))
    return batch.source == source and files == {(entry.name, entry.size) for entry in entries}


def _go_on(batch: Batch, publish: bool) -> None:
    if publish and not batch.publish_when_loaded:
        batch.publish_when_loaded = True
        batch.save(update_fields=["publish_when_loaded"])
    pipeline.resume(batch, queued_before=timezone.now())


def _make(batch: Batch, entries: list[sources.Entry], forces: dict[str, Force]) -> None:
    batch.based_on = (
        Batch.objects.filter(
            month=batch.month,
            state__in=(Batch.State.LOADED, Batch.State.PUBLISHED, Batch.State.WITHDRAWN),
        )
        .order_by("-id")
        .first()
    )
    batch.save()
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
    if batch.based_on:
        _take_over(batch, batch.based_on)
    with connection.cursor() as cursor:
        partitions.create_staging(cursor, batch)
    # The largest first, so that no worker is left alone with the Metropolitan Police at the end.
    for file in sorted(files, key=lambda file: -file.size):
        queue.load_file(file.id)


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
        batch.warnings = [w for w in based_on.warnings if (w["force"], w["kind"]) in slugs]
        batch.save(update_fields=["changes", "warnings"])
