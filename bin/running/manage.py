"""`bin/manage COMMAND ...`: manage.py with its services, and a worker for what needs one."""

import os
import signal
import subprocess
import sys
from collections.abc import Iterator, Mapping
from contextlib import contextmanager, suppress

from private_services import ServerError
from private_services.project import project_services
from running import ROOT, processes, stopping
from running.command import call
from running.run_lock import running

# Commands that hand the work to a worker and wait for it.
NEED_A_WORKER = {
    "load_archive",
    "load_month",
    "publish_month",
    "restore_month",
    "withdraw_month",
}

# Seconds that a worker may take to finish what it is at.
PATIENCE = 20
WORKER_LOG = ROOT / ".local" / "logs" / "manage-worker.log"


def main(arguments: list[str]) -> int:
    """Run manage.py; return its exit status."""
    stopping.on_sigterm()
    services = project_services()
    try:
        with services.in_use() as environment, _worker_for(arguments, environment):
            return call([sys.executable, str(ROOT / "manage.py"), *arguments], environment)
    except ServerError as error:
        print(error, file=sys.stderr)
        return 1
    except (KeyboardInterrupt, stopping.Stopped):
        return 130


@contextmanager
def _worker_for(arguments: list[str], environment: Mapping[str, str]) -> Iterator[None]:
    """Keep a worker for the time of the block, unless none is needed or `make run` has one."""
    site = running()
    is_there = site is not None and site["redis_url"] == environment["REDIS_URL"]
    if is_there or not NEED_A_WORKER.intersection(arguments[:1]):
        yield
        return

    WORKER_LOG.parent.mkdir(exist_ok=True)
    with WORKER_LOG.open("w") as log:
        worker = subprocess.Popen(
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
        yield
    finally:
        worker.terminate()
        with suppress(subprocess.TimeoutExpired):
            worker.wait(timeout=PATIENCE)
        with suppress(ProcessLookupError):
            os.killpg(worker.pid, signal.SIGKILL)
        worker.wait()
