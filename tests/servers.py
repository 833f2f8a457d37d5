"""The web server that a real site runs, for tests that come in through the front door."""

import contextlib
import os
import socket
import subprocess
import sys
import time
from collections.abc import Iterator

import httpx

START_SECONDS = 60


@contextlib.contextmanager
def running(database_url: str) -> Iterator[str]:
    """Serve the site on a free port until the end of the block; give its address."""
    port = _free_port()
    address = f"http://127.0.0.1:{port}"
    process = subprocess.Popen(
        [
            *(sys.executable, "-m", "granian", "--interface", "wsgi", "--host", "127.0.0.1"),
            *("--port", str(port), "--workers", "1", "--log-level", "warning"),
            "crimemap.wsgi:application",
        ],
        env={
            **os.environ,
            "DATABASE_URL": database_url,
            "SITE_NOTICE": "Made up.",
            # A test asks nobody else's server.
            "MAP_TILES_URL": "none",
        },
    )
    try:
        _wait_for(f"{address}/healthz", process)
        yield address
    finally:
        process.terminate()
        process.wait(timeout=30)


def _free_port() -> int:
    with socket.socket() as server:
        server.bind(("127.0.0.1", 0))
        return server.getsockname()[1]


def _wait_for(address: str, process: subprocess.Popen) -> None:
    until = time.monotonic() + START_SECONDS
    while time.monotonic() < until:
        assert process.poll() is None, "The web server ended as it started."
        with contextlib.suppress(httpx.TransportError):
            if httpx.get(address).status_code == 200:
                return
        time.sleep(0.1)
    raise AssertionError(f"{address} does not answer after {START_SECONDS} seconds.")
