"""The three processes of the site and how each is started."""

import os
import shlex
import sys
from collections.abc import Mapping
from pathlib import Path

from running import ROOT

# Each web worker answers this many requests at a time; most of one is waiting for PostgreSQL,
# and each thread holds one connection. 8 workers of 4 threads stay well below the 100
# connections that PostgreSQL allows.
THREADS = 4
MOST_WEB_WORKERS = 8
MOST_LOAD_WORKERS = 16


def cores() -> int:
    """Return the processors that we may use."""
    return len(os.sched_getaffinity(0))


def program(name: str) -> str:
    """Return the path of a program of the virtual environment."""
    return str(Path(sys.executable).parent / name)


def web_command(port: int) -> list[str]:
    """Return the command of the web server."""
    return [
        program("granian"),
        "--interface=wsgi",
        "--host=127.0.0.1",
        f"--port={port}",
        f"--workers={min(cores(), MOST_WEB_WORKERS)}",
        f"--blocking-threads={THREADS}",
        "--no-ws",
        "crimemap.wsgi:application",
    ]


def worker_command() -> list[str]:
    """Return the command of the worker that loads months."""
    return [
        program("celery"),
        "--quiet",
        "--app=crimemap",
        "worker",
        f"--concurrency={min(cores(), MOST_LOAD_WORKERS)}",
        "--loglevel=INFO",
        "--without-gossip",
        "--without-mingle",
    ]


def beat_command() -> list[str]:
    """Return the command of the timetable."""
    return [
        program("celery"),
        "--quiet",
        "--app=crimemap",
        "beat",
        "--loglevel=INFO",
        f"--schedule={ROOT / '.local' / 'beat-schedule'}",
        "--pidfile=",
    ]


def variables(environment: Mapping[str, str], name: str) -> dict[str, str]:
    """Return the variables of one process."""
    own = {"DATABASE_POOL_SIZE": str(THREADS)} if name == "web" else {}
    return {
        # Celery warns root at each start that root could be harmed; the private services
        # already run under another account, and a clone in /root can be read by root alone.
        "PYTHONWARNINGS": "ignore:You're running the worker with superuser privileges",
        "PYTHONUNBUFFERED": "1",
        **own,
        **environment,
    }


def shell_line(command: list[str]) -> str:
    """Return the command for a shell, which gives its own process to it."""
    return f"exec {shlex.join(command)}"
