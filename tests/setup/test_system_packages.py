"""What set-up says on a machine where something is missing and nothing can be installed."""

import os
import shutil
import subprocess
from pathlib import Path

from tests.setup.clone import ROOT

# What bin/system-packages itself is made of.
TOOLS = ("sh", "dirname", "env", "grep", "head", "id", "ldconfig", "sed", "sort", "ls")


def run(folder: Path, tools: tuple[str, ...], *arguments: str, **variables: str):
    """Run bin/system-packages where there are no programs but `tools`, and what is in `folder`."""
    for tool in (*TOOLS, *tools):
        program = shutil.which(tool, path=f"{os.environ['PATH']}:/sbin:/usr/sbin")
        assert program, tool
        if not (folder / tool).exists():
            (folder / tool).symlink_to(program)
    return subprocess.run(
        [ROOT / "bin" / "system-packages", *arguments],
        env={"PATH": str(folder), **variables},
        capture_output=True,
        text=True,
        check=False,
    )


def test_says_nothing_where_all_is_there(tmp_path: Path):
    done = run(tmp_path, ("redis-server", "msgfmt"))

    assert (done.returncode, done.stdout, done.stderr) == (0, "", "")


def test_names_what_is_missing_where_there_is_no_apt(tmp_path: Path):
    done = run(tmp_path, ("msgfmt",))

    assert done.returncode == 1
    assert done.stderr == (
        "This machine has no apt. Install what follows by its own means, then try again. "
        "Missing:\n  - Redis 6 or later (redis-server); or set REDIS_URL\n"
    )


def test_names_everything_that_is_missing(tmp_path: Path):
    done = run(tmp_path, (), "--browser")

    assert [line.split("  - ")[-1] for line in done.stderr.splitlines()[1:]] == [
        "gettext, for the Welsh pages",
        "Redis 6 or later (redis-server); or set REDIS_URL",
        "Chromium or Chrome, for the browser tests (chromium)",
    ]


def test_asks_for_no_redis_where_one_is_given(tmp_path: Path):
    assert run(tmp_path, ("msgfmt",), REDIS_URL="redis://elsewhere").returncode == 0


def test_says_that_it_lacks_the_rights(tmp_path: Path):
    # An ordinary account, without sudo.
    (tmp_path / "id").write_text("#!/bin/sh\necho 1000\n")
    (tmp_path / "id").chmod(0o755)

    done = run(tmp_path, ("apt-get", "msgfmt"))

    assert done.returncode == 1
    assert done.stderr == (
        "Installing needs root or sudo. Ask for what follows, then try again. "
        "Missing:\n  - Redis 6 or later (redis-server); or set REDIS_URL\n"
    )
