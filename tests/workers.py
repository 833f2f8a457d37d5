"""A real Celery worker for tests, on a queue of its own."""

import contextlib
import os
import subprocess
import sys
import time
from collections.abc import Iterator, Mapping

from celery import current_app
from kombu import Queue

START_SECONDS = 60


def start(environment: Mapping[str, str], *, processes: int = 2) -> subprocess.Popen:
    """Start a worker with these variables on top of ours; `wait_for` tells when it answers."""
    return subprocess.Popen(
        [
            *(sys.executable, "-m", "celery", "-A", "crimemap", "worker"),
            *(f"--concurrency={processes}", f"--hostname={environment['QUEUE_NAME']}@%h"),
            *("--without-mingle", "--without-gossip", "--loglevel=WARNING"),
        ],
        env={**os.environ, "C_FORCE_ROOT": "1", **environment},
        stdout=subprocess.DEVNULL,
    )


def wait_for(queue: str) -> None:
    """Return once a worker listens to `queue`; fail loudly if none does."""
    until = time.monotonic() + START_SECONDS
    while time.monotonic() < until:
        queues = current_app.control.inspect(timeout=0.5).active_queues() or {}
        if any(listened["name"] == queue for all_ in queues.values() for listened in all_):
            return
    raise AssertionError(f"No worker listens to {queue} after {START_SECONDS} seconds.")


@contextlib.contextmanager
def running(database_url: str, queue: str) -> Iterator[subprocess.Popen]:
    """Run a worker on `database_url` until the end of the block, and send tasks to its queue."""
    before = current_app.conf.task_default_queue
    current_app.conf.task_default_queue = queue
    # The router remembers the queue of the first message.
    current_app.amqp.queues.clear()
    current_app.amqp.queues.add(Queue(queue))
    process = start({"DATABASE_URL": database_url, "QUEUE_NAME": queue})
    try:
        wait_for(queue)
        yield process
    finally:
        process.terminate()
        # It may be in the middle of computing the levels of a country.
        process.wait(timeout=120)
        current_app.conf.task_default_queue = before
