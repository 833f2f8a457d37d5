"""Where the servers keep their files."""

import hashlib
import os
import shutil
import tempfile
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

from private_services.account import can_enter

OUTSIDE = Path("/var/lib")
RECORD = "outside-folder"


def servers_folder(local: Path) -> Path:
    """
    Return the folder for the servers' data: `local`, the project's `.local/`.

    When root has its clone where only root may enter (such as /root), the servers' account
    cannot reach `local`. The data then lies in /var/lib/crimemapper-<hash of the clone's
    path>, recorded in `local` so that `remove_outside_folder` finds it.
    """
    if can_enter(local):
        return local
    digest = hashlib.sha256(os.fsencode(local)).hexdigest()[:12]
    outside = OUTSIDE / f"crimemapper-{digest}"
    # The record comes first: a folder that nobody knows of would never be removed.
    (local / RECORD).write_text(f"{outside}\n")
    outside.mkdir(mode=0o755, exist_ok=True)
    return outside


def remove_outside_folder(local: Path) -> None:
    """Remove the folder outside the clone, if `servers_folder` ever made one."""
    record = local / RECORD
    if record.exists():
        shutil.rmtree(record.read_text().strip(), ignore_errors=True)
        record.unlink()


@contextmanager
def throwaway_folder() -> Iterator[Path]:
    """Make a folder that the servers' account may enter, and remove it in the end."""
    folder = Path(tempfile.mkdtemp(prefix="crimemapper-"))
    folder.chmod(0o755)
    try:
        yield folder
    finally:
        shutil.rmtree(folder)
