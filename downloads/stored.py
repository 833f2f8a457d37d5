"""Put finished files into the storage, and find them again."""

import hashlib
import secrets
from pathlib import Path
from typing import Any, NamedTuple

from django.conf import settings
from django.core.files import File
from django.core.files.storage import Storage, storages
from django.utils import timezone

from downloads.models import PublicFile


class Stored(NamedTuple):
    """A file in the storage: its name there, its bytes, and its digests."""

    name: str
    size: int
    md5: str
    sha256: str


class _Finished(File):
    """A finished file on disk; a storage on the same disk takes it over without copying."""

    def temporary_file_path(self) -> str:
        return str(self.name)


def storage() -> Storage:
    return storages["downloads"]


def workshop(name: str) -> Path:
    """Return where a file is written before it is stored; a later try writes over it."""
    folder = Path(settings.DOWNLOADS_ROOT) / "in-the-making"
    folder.mkdir(parents=True, exist_ok=True)
    return folder / name


def unguessable(ending: str) -> str:
    """Return a new name: forty hexadecimal digits, as the official downloads have."""
    return f"{secrets.token_hex(20)}{ending}"


def store(path: Path, name: str) -> Stored:
    """Move the finished file at `path` into the storage as `name`."""
    with path.open("rb") as file:
        md5 = hashlib.file_digest(file, "md5").hexdigest()
    with path.open("rb") as file:
        sha256 = hashlib.file_digest(file, "sha256").hexdigest()
    size = path.stat().st_size
    with path.open("rb") as file:
        kept = storage().save(name, _Finished(file, name=str(path)))
    path.unlink(missing_ok=True)
    return Stored(kept, size, md5, sha256)


def replace(kind: str, name: str, kept: Stored, **about: Any) -> None:
    """Offer the stored file as `name`, and delete the one that was offered before."""
    there = PublicFile.objects.filter(kind=kind, name=name)
    earlier = list(there.values_list("stored_as", flat=True))
    about |= {"stored_as": kept.name, "size": kept.size, "made_at": timezone.now()}
    about |= {"md5": kept.md5, "sha256": kept.sha256}
    PublicFile.objects.update_or_create(kind=kind, name=name, defaults=about)
    for old in earlier:
        if old != kept.name:
            storage().delete(old)
