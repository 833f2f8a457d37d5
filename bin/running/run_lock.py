"""
The lock that `make run` holds as long as it runs, and what it says there about itself.

It is of the kind that belongs to one process (fcntl's, not flock's): the process manager forks,
and a lock that its children share would outlive a killed `make run`.
"""

import fcntl
import json
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import TypedDict

from running import ROOT

LOCK = ROOT / ".local" / "run.lock"


class Running(TypedDict):
    """A `make run` at work: its process, its port, the queue that its worker empties."""

    pid: int
    port: int
    redis_url: str


class AlreadyRunningError(Exception):
    """Another `make run` of this clone is at work."""


@contextmanager
def held(about: Running) -> Iterator[None]:
    """Hold the lock for the time of the block, or raise AlreadyRunningError."""
    LOCK.touch(mode=0o600)
    with LOCK.open("r+") as file:
        try:
            fcntl.lockf(file, fcntl.LOCK_EX | fcntl.LOCK_NB)
        except BlockingIOError as error:
            raise AlreadyRunningError from error
        file.truncate()
        json.dump(about, file)
        file.flush()
        yield


def running(lock: Path = LOCK) -> Running | None:
    """Return what holds the lock, or None. A process that was killed holds none."""
    if not lock.exists():
        return None
    with lock.open() as file:
        try:
            fcntl.lockf(file, fcntl.LOCK_SH | fcntl.LOCK_NB)
        except BlockingIOError:
            return json.load(file)
    return None
