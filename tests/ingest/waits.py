"""Wait for what a worker does."""

import time
from collections.abc import Callable

SECONDS = 30


def until(happened: Callable[[], bool]) -> None:
    """Return once it has happened; fail loudly where it does not."""
    end = time.monotonic() + SECONDS
    while not happened():
        assert time.monotonic() < end, f"It has not happened after {SECONDS} seconds."
        time.sleep(0.05)
