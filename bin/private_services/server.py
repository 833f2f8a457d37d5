"""What the two servers share: ports, finding a process, ending it."""

import os
import signal
import socket
import time
from collections.abc import Callable
from pathlib import Path


class ServerError(Exception):
    """A server could not be started or stopped; the text says what to do."""


def free_port() -> int:
    """Return a port of the loopback address that nothing listens on now."""
    with socket.socket() as probe:
        probe.bind(("127.0.0.1", 0))
        port: int = probe.getsockname()[1]
        return port


def is_taken(port: int) -> bool:
    """Say whether something already has `port` on the loopback address or on all of them."""
    with socket.socket() as probe:
        # Connections that are closing do not count, as they do not for the servers either.
        probe.setsockopt(socket.SOL_SOCKET, socket.SO_REUSEADDR, 1)
        try:
            probe.bind(("127.0.0.1", port))
        except OSError:
            return True
    return False


def is_alive(pid: int) -> bool:
    """Say whether process `pid` exists and is more than an entry waiting for its parent."""
    try:
        status = Path(f"/proc/{pid}/stat").read_text()
    except (FileNotFoundError, ProcessLookupError):
        return False
    return status.rpartition(")")[2].split()[0] not in "ZX"


def pid_in(pid_file: Path, folder: Path) -> int | None:
    """
    Return the process named in the first line of `pid_file`, if it is the server's.

    The number may have gone to another program since; a server is known by its working
    directory, which is its data folder.
    """
    try:
        pid = int(pid_file.read_text().split("\n", 1)[0])
        working_directory = Path(f"/proc/{pid}/cwd").readlink()
    except (FileNotFoundError, ProcessLookupError, ValueError):
        return None
    if not is_alive(pid) or working_directory != folder.resolve():
        return None
    return pid


def children_of(pid: int) -> list[int]:
    """Return the processes that `pid` has started and that still run."""
    children = []
    for status in Path("/proc").glob("[0-9]*/stat"):
        try:
            fields = status.read_text().rpartition(")")[2].split()
        except (FileNotFoundError, ProcessLookupError):
            continue
        if int(fields[1]) == pid:
            children.append(int(status.parent.name))
    return children


def kill_at_once(pid: int) -> None:
    """End `pid` and its children with SIGKILL and return once all are gone."""
    doomed = [pid, *children_of(pid)]
    for process in doomed:
        try:
            os.kill(process, signal.SIGKILL)
        except ProcessLookupError:
            continue
    wait_until(lambda: not any(map(is_alive, doomed)), seconds=10, failing="will not end")


def wait_until(done: Callable[[], bool], *, seconds: float, failing: str) -> None:
    """Return once `done()` holds; raise ServerError with `failing` after `seconds`."""
    give_up = time.monotonic() + seconds
    while not done():
        if time.monotonic() > give_up:
            raise ServerError(f"{failing} ({seconds:.0f} seconds waited)")
        time.sleep(0.02)
