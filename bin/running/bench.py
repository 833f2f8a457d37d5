"""`bin/bench`: the benchmarks, with private services."""

import subprocess
import sys

from private_services import ServerError
from private_services.project import project_services
from running import assets, stopping
from running.command import call


def main(arguments: list[str]) -> int:
    """Run bench/run.py; return its exit status."""
    stopping.on_sigterm()
    try:
        with project_services().in_use() as environment:
            assets.build(environment)
            return call([sys.executable, "-m", "bench.run", *arguments], environment, in_root=True)
    except ServerError as error:
        print(error, file=sys.stderr)
        return 1
    except subprocess.CalledProcessError as error:
        print(error.output or error, file=sys.stderr)
        return 1
    except (KeyboardInterrupt, stopping.Stopped):
        return 130
