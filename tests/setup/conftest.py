"""A copy of the project with a `.local/` of its own, and throwaway folders for servers."""

import shutil
import subprocess
from collections.abc import Iterator
from pathlib import Path

import pytest

from private_services import PostgresServer, RedisServer, throwaway_folder
from tests.setup.clone import ROOT, Clone


@pytest.fixture(autouse=True)
def commits_wait_for_the_disk(monkeypatch: pytest.MonkeyPatch) -> None:
    """As on a real site, and unlike other tests: servers are killed here."""
    monkeypatch.delenv("PGOPTIONS", raising=False)


@pytest.fixture
def folder() -> Iterator[Path]:
    """A folder that the servers' account may enter, as pytest's own are not."""
    with throwaway_folder() as made:
        yield made
        # Those of a test that failed half-way.
        PostgresServer(made / "postgres").kill()
        RedisServer(made / "redis").kill()


@pytest.fixture(scope="module")
def clone() -> Iterator[Clone]:
    """The project as a clone would hold it, with our packages; nothing of it runs yet."""
    with throwaway_folder() as made:
        _copy_sources(made)
        (made / "node_modules").symlink_to(ROOT / "node_modules")
        _copy_built_assets(made / ".local")
        copied = Clone(made)
        yield copied
        copied.run("stop", "--and-forget")


def _copy_sources(target: Path) -> None:
    names = subprocess.check_output(
        ["git", "ls-files", "-z", "--cached", "--others", "--exclude-standard"], cwd=ROOT
    )
    for name in names.decode().split("\0"):
        if name and (ROOT / name).is_file():
            (target / name).parent.mkdir(parents=True, exist_ok=True)
            shutil.copy2(ROOT / name, target / name)


def _copy_built_assets(local: Path) -> None:
    """Spare the copy half a minute of compressing static files."""
    local.mkdir()
    for name in ("css", "static", "node"):
        if (ROOT / ".local" / name).exists():
            (local / name).symlink_to(ROOT / ".local" / name)
    if (ROOT / ".local" / "assets-made-from").exists():
        shutil.copy2(ROOT / ".local" / "assets-made-from", local)
