"""`bin/test`: pytest with private services."""

import signal
import subprocess
import sys

from private_services import ServerError
from private_services.project import project_services
from running import assets, stopping
from running.command import call

# Much of the time a test waits for a server, a worker or a browser. A file stays in one process,
# for its fixtures; tests/parallel.py says which files begin.
WHOLE = ["-n", "2", "--dist", "loadfile", "--no-loadscope-reorder"]
# What tests write need not outlive a power cut. Those that cut the power set this back.
HASTY = "-c synchronous_commit=off"
# A copy of a loaded country is all log, and compressing it two thirds of the work. Only a
# superuser may set this, as we are in the project's own PostgreSQL.
HASTY_IN_OUR_OWN = f"{HASTY} -c wal_compression=off"


def main(arguments: list[str]) -> int:
    """Run pytest; return its exit status."""
    stopping.on_sigterm()
    try:
        services = project_services()
        options = HASTY if "DATABASE_URL" in services.given else HASTY_IN_OUR_OWN
        with services.in_use() as environment:
            assets.build(environment)
            return call(
                [sys.executable, "-m", "pytest", *(arguments or WHOLE)],
                {**environment, "PGOPTIONS": options},
                in_root=True,
                # As Ctrl-C does, this lets fixtures end the servers that they started.
                on_sigterm=signal.SIGINT,
            )
    except ServerError as error:
        print(error, file=sys.stderr)
        return 1
    except subprocess.CalledProcessError as error:
        print(error.output or error, file=sys.stderr)
        return 1
    except (KeyboardInterrupt, stopping.Stopped):
        return 130
