"""What happens beside the processes until the site can be used: loading the demonstration."""

import subprocess
import time
from collections.abc import Callable, Mapping
from http.client import HTTPConnection, HTTPException
from threading import Event

from honcho.manager import Manager

from running import ROOT, demo, groups, worker
from running.site import say

# From the start of the web server to its first answer it takes a second or two.
PATIENCE = 60


class Readiness:
    """Makes the site ready to use, in a thread of its own; `failure` says why it could not."""

    def __init__(
        self, manager: Manager, environment: Mapping[str, str], *, port: int, load_demo: bool
    ) -> None:
        self.manager = manager
        self.load_demo = load_demo
        self.environment = environment
        self.port = port
        self.failure = ""
        self._given_up = Event()

    def give_up(self) -> None:
        """End soon: what we wait for is being stopped."""
        self._given_up.set()

    def bring_about(self) -> None:
        """Load the demonstration if it is to be, wait for web and worker, say so."""
        if self.load_demo:
            demo.note_started(self.environment)
            code = self._load_demo()
            if code:
                self._fail(f"The demonstration could not be loaded (exit code {code}).")
                return
            demo.note_loaded(self.environment)
        if not self._in_time(self._web_answers):
            self._fail(f"The site does not say that it is ready at {self._address}readyz.")
            return
        if not self._in_time(self._worker_answers):
            self._fail("The worker does not answer.")
            return
        print(f"CrimeMapper is ready at {self._address}", flush=True)

    @property
    def _address(self) -> str:
        return f"http://127.0.0.1:{self.port}/"

    def _load_demo(self) -> int:
        with subprocess.Popen(
            [ROOT / "bin" / "load-demo"],
            env={**self.environment, "PYTHONUNBUFFERED": "1"},
            stdin=subprocess.DEVNULL,
            stdout=subprocess.PIPE,
            stderr=subprocess.STDOUT,
            start_new_session=True,
            text=True,
        ) as loading:
            groups.remember(loading.pid)
            if self._given_up.is_set():
                groups.end_all()
            assert loading.stdout
            for line in loading.stdout:
                say(self.manager, "demo", line)
        return loading.returncode

    def _web_answers(self) -> bool:
        connection = HTTPConnection("127.0.0.1", self.port, timeout=5)
        try:
            connection.request("GET", "/readyz")
            return connection.getresponse().status == 200
        except (OSError, HTTPException):
            return False
        finally:
            connection.close()

    def _worker_answers(self) -> bool:
        return worker.answers(self.environment["REDIS_URL"])

    def _in_time(self, answers: Callable[[], bool]) -> bool:
        until = time.monotonic() + PATIENCE
        while time.monotonic() < until:
            if answers():
                return True
            if self._given_up.wait(0.1):
                return False
        return False

    def _fail(self, why: str) -> None:
        # What comes of being stopped is no failure.
        if not self._given_up.is_set():
            self.failure = why
            self.manager.terminate()
