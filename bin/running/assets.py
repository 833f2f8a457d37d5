"""
`bin/build-assets`: what the site serves that is made from sources.

Sass becomes CSS under .local/css, Welsh texts are compiled, static files are collected. All
of it is skipped while none of the sources has changed.
"""

import hashlib
import subprocess
import sys
from collections.abc import Iterator, Mapping
from pathlib import Path

from private_services.project import project_services
from private_services.variables import write_secret
from running import ROOT

STAMP = ROOT / ".local" / "assets-made-from"
CSS = ROOT / ".local" / "css"
# Folders whose every file counts, and files that stand for packages with static files.
SOURCES = ("static", "locale")
LOCKS = ("requirements/runtime.txt", "package-lock.json", "crimemap/settings/static.py")


def main(_arguments: list[str]) -> int:
    """Build what is out of date; return 0, or 1 when a tool failed."""
    try:
        build(project_services().environment())
    except subprocess.CalledProcessError as error:
        print(f"{' '.join(map(str, error.cmd))}\n{error.output or ''}", file=sys.stderr)
        return 1
    return 0


def build(environment: Mapping[str, str]) -> None:
    """Build what is out of date; raise CalledProcessError with the output of a failed tool."""
    made_from = _sources(environment)
    collected = Path(environment.get("STATIC_ROOT") or ROOT / ".local" / "static")
    is_whole = (collected / "staticfiles.json").exists() and STAMP.exists()
    if is_whole and STAMP.read_text() == made_from:
        return
    CSS.mkdir(exist_ok=True)
    if any((ROOT / "static").rglob("*.scss")):
        _run(environment, _node(), "node_modules/sass/sass.js", "--load-path=node_modules",
             "--quiet-deps", "--style=compressed", "--no-source-map", f"static:{CSS}")  # fmt: skip
    if (ROOT / "locale").exists():
        _manage(environment, "compilemessages", "--ignore=.venv", "--ignore=node_modules")
    _manage(environment, "collectstatic", "--noinput", "--clear", "--ignore=*.scss")
    write_secret(STAMP, made_from)


def _sources(environment: Mapping[str, str]) -> str:
    """Return a digest that changes with any source, and with where the result goes."""
    digest = hashlib.sha256(environment.get("STATIC_ROOT", "").encode())
    for file in _files():
        digest.update(f"{file.relative_to(ROOT)}\0".encode() + file.read_bytes())
    return digest.hexdigest()


def _files() -> Iterator[Path]:
    for name in LOCKS:
        yield ROOT / name
    for folder in SOURCES:
        # Compiled texts lie beside their sources.
        yield from sorted(
            file for file in (ROOT / folder).rglob("*") if file.is_file() and file.suffix != ".mo"
        )


def _node() -> str:
    return subprocess.check_output([ROOT / "bin" / "find-node"], text=True).strip()


def _manage(environment: Mapping[str, str], *arguments: str) -> None:
    _run(environment, sys.executable, "manage.py", *arguments)


def _run(environment: Mapping[str, str], *command: str) -> None:
    subprocess.run(
        command,
        cwd=ROOT,
        env=dict(environment),
        stdout=subprocess.PIPE,
        stderr=subprocess.STDOUT,
        text=True,
        check=True,
    )
