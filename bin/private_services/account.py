"""The account that servers run under: PostgreSQL refuses to run as root."""

import os
import pwd
import subprocess
from pathlib import Path
from typing import Any

# Debian's and Ubuntu's PostgreSQL packages make the first; the second exists everywhere.
UNPRIVILEGED = ("postgres", "nobody")


def server_account() -> pwd.struct_passwd | None:
    """Return the unprivileged account to change to, or None where we are not root."""
    if os.geteuid() != 0:
        return None
    for name in UNPRIVILEGED:
        try:
            return pwd.getpwnam(name)
        except KeyError:
            continue
    raise LookupError(f"This machine has none of the accounts {', '.join(UNPRIVILEGED)}.")


def as_account() -> dict[str, Any]:
    """
    Return the arguments of `subprocess.run` that start a server's program.

    It runs under the unprivileged account where we are root, in a folder that exists for it,
    and without the caller's variables, so that PGPORT and its like cannot lead it astray.
    """
    arguments: dict[str, Any] = {
        "cwd": "/",
        "env": {"PATH": os.environ.get("PATH", os.defpath), "LANG": "C.UTF-8", "HOME": "/"},
    }
    account = server_account()
    if account:
        arguments |= {"user": account.pw_uid, "group": account.pw_gid, "extra_groups": []}
    return arguments


def can_enter(folder: Path) -> bool:
    """Say whether the servers' account may enter `folder`, whatever decides it (mode, ACL)."""
    found = subprocess.run(["test", "-x", str(folder)], check=False, **as_account())
    return found.returncode == 0


def make_folder(folder: Path) -> None:
    """Make `folder`, for the servers' account only."""
    folder.mkdir(mode=0o700, parents=True, exist_ok=True)
    _give(folder)


def write_secret(file: Path, text: str) -> None:
    """Write `text` to `file`, which only the servers' account (and root) may read."""
    file.unlink(missing_ok=True)
    file.touch(mode=0o600)
    file.write_text(text)
    _give(file)


def _give(path: Path) -> None:
    account = server_account()
    if account:
        os.chown(path, account.pw_uid, account.pw_gid)
