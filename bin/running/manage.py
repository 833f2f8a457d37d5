"""`bin/manage COMMAND ...`: manage.py with its services, and a worker for what needs one."""

import sys
from collections.abc import Mapping
from contextlib import AbstractContextManager, nullcontext

from private_services import ServerError
from private_services.project import project_services
from running import ROOT, stopping, worker
from running.command import call
from running.run_lock import Running, running

# Commands that hand the work to a worker and wait for it.
NEED_A_WORKER = {
    "load_archive",
    "load_demo_data",
    "load_month",
    "publish_month",
    "restore_month",
    "withdraw_month",
}


def main(arguments: list[str]) -> int:
    """Run manage.py; return its exit status."""
    stopping.on_sigterm()
    try:
        with (
            project_services().in_use() as environment,
            _worker_for(arguments, environment),
        ):
            set_port(environment, _site_on(environment))
            return call([sys.executable, str(ROOT / "manage.py"), *arguments], environment)
    except ServerError as error:
        print(error, file=sys.stderr)
        return 1
    except (KeyboardInterrupt, stopping.Stopped):
        return 130


def set_port(environment: dict[str, str], site: Running | None) -> None:
    """Let links that a command prints lead to the site that runs, unless told otherwise."""
    if site and not environment.get("PORT"):
        environment["PORT"] = str(site["port"])


def _site_on(environment: Mapping[str, str]) -> Running | None:
    """Return the `make run` that uses the same services, if one does."""
    site = running()
    return site if site and site["redis_url"] == environment["REDIS_URL"] else None


def _worker_for(
    arguments: list[str], environment: Mapping[str, str]
) -> AbstractContextManager[None]:
    """Return a worker of the command's own where it needs one and `make run` has none for it."""
    is_there = _site_on(environment) is not None
    is_help = "--help" in arguments or "-h" in arguments
    if is_there or is_help or not NEED_A_WORKER.intersection(arguments[:1]):
        return nullcontext()
    return worker.kept(environment)
