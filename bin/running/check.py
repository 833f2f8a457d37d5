"""`bin/check`: every check of the code that is not a test."""

import subprocess
import sys

from private_services import ServerError
from private_services.project import project_services
from running import ROOT, stopping
from running.processes import program

CHECKS = {
    "formatting": [program("ruff"), "format", "--check", "--quiet", "."],
    "lint": [program("ruff"), "check", "--quiet", "."],
    "types": [program("mypy"), "--no-error-summary", "."],
    "layers": [program("lint-imports"), "--no-logo", "--no-cache"],
    "migrations": [sys.executable, "manage.py", "makemigrations", "--check", "--dry-run"],
    "tree": [sys.executable, "bin", "tree"],
}


def main(_arguments: list[str]) -> int:
    """Run all checks, whatever the first ones find; return 0 if all are content."""
    stopping.on_sigterm()
    try:
        with project_services().in_use() as environment:
            failed = [
                name for name, command in CHECKS.items() if not _passes(name, command, environment)
            ]
    except ServerError as error:
        print(error, file=sys.stderr)
        return 1
    except (KeyboardInterrupt, stopping.Stopped):
        return 130
    if failed:
        print(f"Not content: {', '.join(failed)}", file=sys.stderr)
        return 1
    return 0


def _passes(name: str, command: list[str], environment: dict[str, str]) -> bool:
    done = subprocess.run(
        command,
        cwd=ROOT,
        env=environment,
        stdout=subprocess.PIPE,
        stderr=subprocess.STDOUT,
        text=True,
        check=False,
    )
    if done.returncode:
        print(f"--- {name}\n{done.stdout.rstrip()}", flush=True)
        return False
    print(f"{name}: good", flush=True)
    return True
