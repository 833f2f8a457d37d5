"""Files that operators send: kept in a folder of their own until they are loaded."""

import re
import shutil
from dataclasses import dataclass
from pathlib import Path

from django.conf import settings
from django.core.files.uploadedfile import UploadedFile
from django.db import transaction
from django.utils import timezone

from forces.models import Force
from ingest import sources
from ingest.models import Upload
from ingest.refusals import Refused
from releases.month import Month

MOST_FILES = 200
REFERENCE_NAME = re.compile(r"[^/\\\x00]+\.(zip|csv|geojson|json|kml)", re.IGNORECASE)


@dataclass(frozen=True)
class OfMonth:
    """What an upload holds of one month."""

    month: Month
    forces: list[str]
    files: int
    unknown_forces: list[str]


def begin(by, files: dict[str, int], of: str = Upload.Of.MONTH) -> Upload:
    """
    Make room for `files` (name: bytes), or return the unfinished upload of the very same.

    Raises Refused where the names are not those of force files or of one zip (of reference data:
    of files that can be read), or they are too large for this machine.
    """
    _check(files, of)
    unfinished = Upload.objects.filter(
        by=by, of=of, files=files, finished_at=None, thrown_away_at=None
    ).first()
    if unfinished:
        return unfinished
    upload = Upload.objects.create(by=by, of=of, files=files)
    upload.folder.mkdir(parents=True)
    return upload


def received(upload: Upload) -> dict[str, int]:
    """Return how many bytes of each file have come."""
    return {name: _size(upload.folder / name) for name in upload.files}


def append(upload: Upload, name: str, offset: int, content: bytes) -> bool:
    """Add a part to a file, in order; false where it does not begin where the file ends."""
    if name not in upload.files:
        raise Refused(f"{name} was not announced.")
    path = upload.folder / name
    with transaction.atomic():
        # Two tabs may send the same part at once.
        Upload.objects.select_for_update().get(id=upload.id)
        if _size(path) != offset:
            return False
        if offset + len(content) > upload.files[name]:
            raise Refused(f"{name} is longer than was announced.")
        with path.open("ab") as file:
            file.write(content)
    return True


def store(upload: Upload, given: UploadedFile) -> None:
    """Keep a file that has come whole."""
    with (upload.folder / str(given.name)).open("wb") as file:
        for chunk in given.chunks():
            file.write(chunk)


def finish(upload: Upload) -> bool:
    """Note that all has come; false where something is still missing."""
    if received(upload) != upload.files:
        return False
    return bool(
        Upload.objects.filter(id=upload.id, finished_at=None).update(finished_at=timezone.now())
    ) and _refreshed(upload)


def source(upload: Upload) -> Path:
    """Return what to load from: the zip or the one file, or the folder with the files."""
    names = list(upload.files)
    is_one = names[0].endswith(".zip") or (upload.of == Upload.Of.REFERENCE and len(names) == 1)
    return upload.folder / names[0] if is_one else upload.folder


def contents(upload: Upload) -> list[OfMonth]:
    """List the months in an upload; Refused where it is broken, or holds no force files."""
    entries = sources.entries(str(source(upload)))
    if not entries:
        raise Refused("There are no force files in it, such as 2022-05-bedfordshire-street.csv.")
    known = set(Force.objects.values_list("slug", flat=True))
    found = []
    for month in sorted({entry.month for entry in entries}, reverse=True):
        of_month = [entry for entry in entries if entry.month == month]
        forces = sorted({entry.force_slug for entry in of_month})
        found.append(OfMonth(month, forces, len(of_month), sorted(set(forces) - known)))
    return found


def _check(files: dict[str, int], of: str) -> None:
    if not files or len(files) > MOST_FILES:
        raise Refused(f"Choose one zip, or up to {MOST_FILES} files.")
    for name in files:
        if of == Upload.Of.REFERENCE and not REFERENCE_NAME.fullmatch(name):
            raise Refused(f"{name!r} is no zip, CSV, GeoJSON or KML file.")
        is_zip = len(files) == 1 and Path(name).name == name and name.endswith(".zip")
        if of == Upload.Of.MONTH and not is_zip and not sources.FILE_NAME.fullmatch(name):
            raise Refused(
                f"{name!r} is neither a force file, such as 2022-05-bedfordshire-street.csv, nor "
                f"the only zip."
            )
    folder = Path(settings.DOWNLOADS_ROOT)
    folder.mkdir(parents=True, exist_ok=True)
    most = min(settings.INGEST_MAX_ARCHIVE_BYTES, shutil.disk_usage(folder).free)
    if sum(files.values()) > most:
        raise Refused(f"That is more than the {most:,} bytes that there is room for.")


def _size(path: Path) -> int:
    return path.stat().st_size if path.exists() else 0


def _refreshed(upload: Upload) -> bool:
    upload.refresh_from_db()
    return True
