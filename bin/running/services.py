"""`bin/services start|stop|status|env`: the project's own PostgreSQL and Redis, by hand."""

import shlex
import sys

from private_services import ServerError
from private_services.project import project_services

USAGE = """\
usage: bin/services start|stop|status|env

start   start the project's own PostgreSQL and Redis and leave them running
stop    stop them
status  say whether they run
env     print the variables that lead to them: eval "$(bin/services env)"
"""

SHOWN = ("DATABASE_URL", "REDIS_URL", "SECRET_KEY")


def main(arguments: list[str]) -> int:
    """Carry out one command; return its exit status."""
    services = project_services()
    try:
        match arguments:
            case ["start"]:
                services.start_and_keep()
            case ["stop"]:
                services.stop()
            case ["status"]:
                print("\n".join(services.status()))
            case ["env"]:
                values = services.environment()
                print("\n".join(f"export {name}={shlex.quote(values[name])}" for name in SHOWN))
            case _:
                print(USAGE, end="", file=sys.stderr)
                return 1
    except ServerError as error:
        print(error, file=sys.stderr)
        return 1
    return 0
