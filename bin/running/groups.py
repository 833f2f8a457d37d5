"""
The process groups that `make run` starts, and their end.

Each is written down, so that what a killed `make run` left is found and ended later.
"""

import os
import signal
import time
from contextlib import suppress
from pathlib import Path

from running import ROOT

RECORDS = ROOT / ".local" / "groups"


def started_at(pid: int) -> str:
    """Return when process `pid` was started, in ticks since the machine was; "" if it is gone."""
    try:
        status = Path(f"/proc/{pid}/stat").read_text()
    except (FileNotFoundError, ProcessLookupError):
        return ""
    return status.rpartition(")")[2].split()[19]


def remember(group: int) -> None:
    """Write down a group, and when its leader was started: numbers are given out again."""
    RECORDS.mkdir(exist_ok=True)
    (RECORDS / str(group)).write_text(started_at(group))


def end_all(*, patience: float = 8) -> int:
    """
    End all groups that are written down; return how many were still there.

    They are asked first (SIGTERM), and ended (SIGKILL) after `patience` seconds.
    """
    records = list(RECORDS.glob("*"))
    found = [int(record.name) for record in records if _is_ours(record)]
    for group in found:
        _signal(group, signal.SIGTERM)
    give_up = time.monotonic() + patience
    while any(map(_is_there, found)) and time.monotonic() < give_up:
        time.sleep(0.05)
    for group in found:
        _signal(group, signal.SIGKILL)
    for record in records:
        record.unlink()
    return len(found)


def _is_ours(record: Path) -> bool:
    # A group may outlive its leader, and then nobody else can have its number.
    return started_at(int(record.name)) in (record.read_text(), "") and _is_there(int(record.name))


def _is_there(group: int) -> bool:
    """Say whether a process of the group runs; one that only waits for its parent does not."""
    for status in Path("/proc").glob("[0-9]*/stat"):
        try:
            state, _parent, of_group = status.read_text().rpartition(")")[2].split()[:3]
        except (FileNotFoundError, ProcessLookupError):
            continue
        if int(of_group) == group and state not in "ZX":
            return True
    return False


def _signal(group: int, number: int) -> None:
    with suppress(ProcessLookupError):
        os.killpg(group, number)
