"""A worker for one command, and whether any worker listens."""

import os
import signal
import subprocess
from collections.abc import Iterator, Mapping
from contextlib import contextmanager, suppress

from celery import Celery
from redis.exceptions import RedisError

from private_services.server import ServerError, wait_until
from running import ROOT, processes

# Seconds that a worker may take to start, and at the end to finish what it is at.
PATIENCE = 60
LOG = ROOT / ".local" / "logs" / "manage-worker.log"


def answers(redis_url: str) -> bool:
    """Say whether a worker answers within half a second."""
    try:
        with Celery(broker=redis_url) as queue:
            return bool(queue.control.ping(timeout=0.5))
    except (OSError, RedisError):
        return False


@contextmanager
def kept(environment: Mapping[str, str]) -> Iterator[None]:
    """Keep a worker for the time of the block; raise ServerError if it does not start."""
    LOG.parent.mkdir(exist_ok=True)
    with LOG.open("w") as log:
        process = subprocess.Popen(
            # Should we be killed, the worker is asked to end.
            ["setpriv", "--pdeathsig=TERM", *processes.worker_command()],
            cwd=ROOT,
            env=processes.variables(environment, "worker"),
            stdin=subprocess.DEVNULL,
            stdout=log,
            stderr=subprocess.STDOUT,
            start_new_session=True,
        )
    try:
        wait_until(
            lambda: process.poll() is not None or answers(environment["REDIS_URL"]),
            seconds=PATIENCE,
            failing=f"The worker does not answer; see {LOG}",
        )
        if process.poll() is not None:
            raise ServerError(f"The worker ended with exit code {process.returncode}; see {LOG}.")
        yield
    finally:
        _end(process)


def _end(process: subprocess.Popen[bytes]) -> None:
    process.terminate()
    with suppress(subprocess.TimeoutExpired):
        process.wait(timeout=PATIENCE)
    # Its children, should they have outlived it.
    with suppress(ProcessLookupError):
        os.killpg(process.pid, signal.SIGKILL)
    process.wait()
