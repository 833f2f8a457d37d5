"""Run one command to its end, and let it end in its own way when we are told to stop."""

import signal
import subprocess
from collections.abc import Mapping, Sequence

from running import ROOT, stopping


def call(
    command: Sequence[str],
    environment: Mapping[str, str],
    *,
    in_root: bool = False,
    on_sigterm: signal.Signals = signal.SIGTERM,
) -> int:
    """
    Return the command's exit status.

    Ctrl-C reaches the command as it does us; SIGTERM is passed on as `on_sigterm`. Either
    way the exception goes on when the command has ended, so that its services outlive it.
    """
    with subprocess.Popen(command, cwd=ROOT if in_root else None, env=dict(environment)) as process:
        try:
            return process.wait()
        except stopping.Stopped:
            process.send_signal(on_sigterm)
            process.wait()
            raise
        except KeyboardInterrupt:
            process.wait()
            raise
