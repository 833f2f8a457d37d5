"""
`bin/collect-texts`: bring locale/cy/LC_MESSAGES/django.po up to date with the marked texts.

New texts are added without a translation, texts that are no longer used are removed. Write the
Welsh of the new ones; a test fails until all are there.
"""

import subprocess
import sys
from pathlib import Path

from private_services.project import project_services
from running import ROOT

# Neither ours nor read by the public: pages of staff are in English alone.
LEFT_OUT = (
    *(".venv", "node_modules", ".local", "bench", "bin", "tests", "staff"),
    *(f"templates/{name}" for name in ("account", "admin", "allauth", "mfa", "months", "staff")),
)


def main(_arguments: list[str]) -> int:
    """Collect the texts of this clone; return 0, or what the tool returned."""
    command = [sys.executable, "manage.py", *arguments()]
    return subprocess.call(command, cwd=ROOT, env=dict(project_services().environment()))


def arguments() -> list[str]:
    """Return the command that collects the texts of the folder it is run in, and its options."""
    return [
        *("makemessages", "--locale=cy", "--no-wrap", "--no-obsolete", "--no-location"),
        *(f"--ignore={name}/*" for name in LEFT_OUT),
    ]


def sources(root: Path) -> list[Path]:
    """Return the files under `root` that may hold marked texts."""
    left_out = tuple(root / name for name in LEFT_OUT)
    return [
        file
        for ending in ("*.py", "*.html", "*.txt")
        for file in root.rglob(ending)
        if not any(file.is_relative_to(folder) for folder in left_out)
    ]
