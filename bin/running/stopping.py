"""What SIGTERM does to our programs while they hold something that must be let go."""

import signal
from types import FrameType


class Stopped(BaseException):
    """SIGTERM has come. Unwinds the program, as Ctrl-C does, so that everything is let go."""


def on_sigterm() -> None:
    """Let SIGTERM raise Stopped."""
    signal.signal(signal.SIGTERM, _raise)


def _raise(_number: int, _frame: FrameType | None) -> None:
    raise Stopped
