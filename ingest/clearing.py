"""
Throw away old files: uploads, fetched zips, and what was kept to undo reference data.

Never those from which a version of a month was loaded that is public, waits to be, or can be put
back, nor those of the newest load of each kind of reference data. So whatever is there can be
loaded again, and the disk does not fill with months that were replaced years ago.
"""

import datetime
import shutil
from collections.abc import Iterator
from pathlib import Path

from django.conf import settings
from django.utils import timezone

from ingest import deeds
from ingest.models import AddedRows, AlteredRow, Batch, Deed, ReferenceLoad, Upload


def throw_away_old() -> str:
    """Throw away what is older than UPLOADS_KEPT_DAYS and not needed; say what that was."""
    before = timezone.now() - datetime.timedelta(days=settings.UPLOADS_KEPT_DAYS)
    sources = set(_sources_needed())
    newest = _newest_loads()
    uploads = [
        upload
        for upload in Upload.objects.filter(started_at__lt=before, thrown_away_at=None)
        if not _is_needed(upload.folder, sources) and not newest.filter(upload=upload).exists()
    ]
    for upload in uploads:
        # Not there where the disk was changed; then there is nothing to throw away.
        shutil.rmtree(upload.folder, ignore_errors=True)
        upload.thrown_away_at = timezone.now()
        upload.save(update_fields=["thrown_away_at"])
    fetched = [path for path in _fetched(before) if str(path) not in sources]
    for path in fetched:
        path.unlink()
    records = _forget_undone(before, newest)
    told = f"{len(uploads)} uploads, {len(fetched)} fetched zips, {records} records for undoing."
    if uploads or fetched or records:
        deeds.done(Deed.Action.CLEAR, by=None, what=_names(uploads, fetched), text=told)
    return told


def _sources_needed() -> Iterator[str]:
    """Yield the sources of versions that are under way or kept, and of those they build upon."""
    for batch in Batch.objects.filter(state__in=(*Batch.UNFINISHED, *Batch.KEPT)):
        older: Batch | None = batch
        while older:
            yield older.source
            # A version of which another force's file was taken over needs that one's source.
            taken_over = older.files.filter(taken_over=True).exists()
            older = older.based_on if taken_over else None


def _newest_loads():
    newest = ReferenceLoad.objects.filter(state=ReferenceLoad.State.APPLIED)
    return ReferenceLoad.objects.filter(
        id__in=newest.order_by("kind", "-id").distinct("kind").values("id")
    )


def _is_needed(folder: Path, sources: set[str]) -> bool:
    return any(Path(source) == folder or folder in Path(source).parents for source in sources)


def _fetched(before: datetime.datetime) -> Iterator[Path]:
    """Yield the zips that were fetched from an address, and what broken-off ones left."""
    for path in Path(settings.DOWNLOADS_ROOT).glob("*-*"):
        if path.is_file() and path.stat().st_mtime < before.timestamp():
            yield path


def _forget_undone(before: datetime.datetime, newest) -> int:
    """Forget what it takes to undo old loads, and those that are undone; return how many."""
    old = ReferenceLoad.objects.filter(can_be_undone=True, changed_at__lt=before)
    old = old.exclude(id__in=newest.values("id"))
    loads = list(old.values_list("id", flat=True))
    AddedRows.objects.filter(load__in=loads).delete()
    AlteredRow.objects.filter(load__in=loads).delete()
    ReferenceLoad.objects.filter(id__in=loads).update(can_be_undone=False)
    return len(loads)


def _names(uploads: list[Upload], fetched: list[Path]) -> str:
    return ", ".join([*map(str, uploads), *(path.name for path in fetched)])
