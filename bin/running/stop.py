"""`bin/stop`: end what `make run` left or still runs, private services included."""

import os
import signal
import sys
import time
from contextlib import suppress

from private_services import ServerError
from private_services.project import project_services
from private_services.server import is_alive
from running import groups
from running.run_lock import running

# A `make run` that is asked to stop gives its processes some seconds, and the services more.
PATIENCE = 60


def main(arguments: list[str]) -> int:
    """Stop everything; with --and-forget, also remove the data outside the clone."""
    site = running()
    if site:
        _end(site["pid"])
    groups.end_all()
    services = project_services()
    try:
        if "--and-forget" in arguments:
            services.remove()
        else:
            services.stop()
    except ServerError as error:
        print(error, file=sys.stderr)
        return 1
    return 0


def _end(pid: int) -> None:
    """Ask `make run` to stop; do not ask for ever."""
    with suppress(ProcessLookupError):
        os.kill(pid, signal.SIGTERM)
        give_up = time.monotonic() + PATIENCE
        while is_alive(pid) and time.monotonic() < give_up:
            time.sleep(0.1)
        os.kill(pid, signal.SIGKILL)
