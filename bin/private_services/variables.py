"""Files of NAME=value lines, and the addresses kept in them."""

import os
import secrets
from pathlib import Path
from typing import Any
from urllib.parse import unquote, urlsplit


def read(file: Path) -> dict[str, str]:
    """
    Return the variables in `file`, none if there is no such file.

    A line is NAME=value; blank lines and lines that begin with # are left out, and a pair of
    quotes around the value is taken off.
    """
    if not file.exists():
        return {}
    values = {}
    for line in file.read_text().splitlines():
        name, equals, value = line.strip().partition("=")
        if equals and not name.startswith("#"):
            value = value.strip()
            if len(value) > 1 and value[0] == value[-1] and value[0] in "\"'":
                value = value[1:-1]
            values[name.strip()] = value
    return values


def write(file: Path, values: dict[str, str]) -> None:
    """Write variables for our own account's eyes only."""
    write_secret(file, "".join(f"{name}={value}\n" for name, value in values.items()))


def write_secret(file: Path, text: str) -> None:
    """Put `text` in place of `file` at one stroke, readable by nobody else."""
    making = file.with_name(f"{file.name}.{secrets.token_hex(4)}")
    handle = os.open(making, os.O_WRONLY | os.O_CREAT | os.O_EXCL, 0o600)
    with os.fdopen(handle, "w") as stream:
        stream.write(text)
    making.rename(file)


def port_and_password(url: str) -> dict[str, Any]:
    """Return the `port` and `password` of an address that we wrote, or nothing."""
    parts = urlsplit(url)
    if not parts.port or not parts.password:
        return {}
    return {"port": parts.port, "password": unquote(parts.password)}
