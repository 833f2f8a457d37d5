"""What SIGTERM does to our programs while they hold something that must be let go."""

import os
import signal
from types import FrameType


class Stopped(BaseException):
    """SIGTERM has come. Unwinds the program, as Ctrl-C does, so that everything is let go."""


def on_sigterm() -> None:
    """Let SIGTERM raise Stopped, and the end of the terminal count as SIGTERM."""
    signal.signal(signal.SIGTERM, _raise)
    # Unless we are to outlive the terminal (nohup).
    if signal.getsignal(signal.SIGHUP) is not signal.SIG_IGN:
        signal.signal(signal.SIGHUP, _terminate_ourselves)


def _raise(_number: int, _frame: FrameType | None) -> None:
    raise Stopped


def _terminate_ourselves(_number: int, _frame: FrameType | None) -> None:
    os.kill(os.getpid(), signal.SIGTERM)
