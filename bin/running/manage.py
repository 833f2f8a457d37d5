"""`bin/manage COMMAND ...`: manage.py with its services, and a worker for what needs one."""

import subprocess
import sys

from private_services import ServerError
from private_services.project import project_services
from running import ROOT


def main(arguments: list[str]) -> int:
    """Run manage.py; return its exit status."""
    services = project_services(ROOT)
    try:
        with services.in_use() as environment:
            return subprocess.call(
                [sys.executable, str(ROOT / "manage.py"), *arguments], env=environment
            )
    except ServerError as error:
        print(error, file=sys.stderr)
        return 1
