"""Start and watch the programs of `bin/` in a copy of the project."""

import os
import subprocess
import sys
import time
from collections.abc import Callable
from contextlib import AbstractContextManager, closing
from pathlib import Path
from types import TracebackType
from urllib.error import URLError
from urllib.request import urlopen

import psutil

ROOT = Path(__file__).resolve().parent.parent.parent

# Ours would lead the copy to our own services.
NOT_PASSED_ON = ("DATABASE_URL", "REDIS_URL", "SECRET_KEY", "PORT", "DEMO", "STATIC_ROOT")


class Clone:
    """A copy of the project at `path`."""

    def __init__(self, path: Path) -> None:
        self.path = path

    def run(self, *arguments: str, **variables: str) -> subprocess.CompletedProcess[str]:
        """Run a program of `bin/` to its end."""
        return subprocess.run(
            self._command(arguments),
            env=_environment(variables),
            stdin=subprocess.DEVNULL,
            capture_output=True,
            text=True,
            timeout=120,
            check=False,
        )

    def start(self, *arguments: str, **variables: str) -> "Program":
        """Start a program of `bin/`."""
        return Program(self._command(arguments), _environment(variables), self.path)

    def processes(self) -> list[psutil.Process]:
        """Return every process that works for this copy: web, worker, servers, all."""
        return [process for process in psutil.process_iter() if self._is_ours(process)]

    def _is_ours(self, process: psutil.Process) -> bool:
        try:
            named = [process.cwd(), *process.cmdline()]
        except (psutil.NoSuchProcess, psutil.AccessDenied, psutil.ZombieProcess):
            return False
        return any(str(self.path) in word for word in named)

    def _command(self, arguments: tuple[str, ...]) -> list[str]:
        # As the scripts in bin/ do it once set-up is through.
        return [sys.executable, str(self.path / "bin"), *arguments]


class Program(AbstractContextManager["Program"]):
    """A program under way; what it prints goes to a file, so that it never waits for us."""

    def __init__(self, command: list[str], environment: dict[str, str], folder: Path) -> None:
        self._file = folder / f"output-{time.monotonic_ns()}.txt"
        with self._file.open("w") as output:
            self.process = subprocess.Popen(
                command,
                env=environment,
                stdin=subprocess.DEVNULL,
                stdout=output,
                stderr=subprocess.STDOUT,
            )

    @property
    def output(self) -> str:
        return self._file.read_text()

    def prints(self, text: str, *, seconds: float = 90) -> None:
        """Return once `text` has been printed."""
        wait_until(lambda: text in self.output or self.process.poll() is not None, seconds)
        assert text in self.output, self.output

    def ends(self, *, seconds: float = 30) -> int:
        """Return the exit status."""
        return self.process.wait(timeout=seconds)

    def __exit__(
        self,
        kind: type[BaseException] | None,
        error: BaseException | None,
        traceback: TracebackType | None,
    ) -> None:
        self.process.kill()
        self.process.wait()


def answer(url: str) -> int:
    """Return the status of a page, 0 where nothing answers."""
    try:
        with closing(urlopen(url, timeout=10)) as reply:
            return int(reply.status)
    except URLError:
        return 0


def wait_until(happened: Callable[[], bool], seconds: float) -> None:
    """Return once `happened()` is true, or when the time is up; the caller looks what it is."""
    until = time.monotonic() + seconds
    while not happened() and time.monotonic() < until:
        time.sleep(0.1)


def _environment(variables: dict[str, str]) -> dict[str, str]:
    kept = {name: value for name, value in os.environ.items() if name not in NOT_PASSED_ON}
    return kept | variables
