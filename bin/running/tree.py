"""What holds for every file in the tree: not too long, and no place named that is not ours."""

import re
import subprocess
import sys
from collections.abc import Iterator
from pathlib import Path

from running import ROOT

MOST_LINES = 300
COUNTED = {".css", ".html", ".js", ".py", ".scss", ".sh", ".sql"}

# Registries, so that any mirror serves; paths of one machine, so that any clone works.
NOT_OURS = re.compile(
    rb"\b(?:pypi\.org|files\.pythonhosted\.org|registry\.npmjs\.org|deb\.debian\.org"
    rb"|archive\.ubuntu\.com)\b"
    rb"|(?<![\w.])/(?:work|home/\w+)/(?:main|shared)\b"
)
HERE = "bin/running/tree.py"


def main(_arguments: list[str]) -> int:
    """Print what is wrong; return 0 if nothing is."""
    complaints = list(_complaints())
    print("\n".join(complaints), file=sys.stderr)
    return 1 if complaints else 0


def _complaints() -> Iterator[str]:
    for name in _tracked():
        content = (ROOT / name).read_bytes()
        lines = content.splitlines()
        is_written = Path(name).suffix in COUNTED and "/migrations/" not in name
        if is_written and len(lines) > MOST_LINES:
            yield f"{name}: {len(lines)} lines; above {MOST_LINES}, a file has two subjects"
        for number, line in enumerate(lines, start=1):
            if name != HERE and (found := NOT_OURS.search(line)):
                yield f"{name}:{number}: names {found[0].decode()}"


def _tracked() -> list[str]:
    names = subprocess.check_output(["git", "ls-files", "-z"], cwd=ROOT, text=True)
    return [name for name in names.split("\0") if name and (ROOT / name).is_file()]
