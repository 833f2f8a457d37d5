"""What happens beside the processes until the site can be used: loading the demonstration."""

import subprocess
import time
from collections.abc import Mapping
from http.client import HTTPConnection, HTTPException

from honcho.manager import Manager

from running import ROOT, demo, groups
from running.site import say

# From the start of the web server to its first answer it takes a second or two.
PATIENCE = 60


class Readiness:
    """Makes the site ready to use, in a thread of its own; `failure` says why it could not."""

    def __init__(self, manager: Manager, environment: Mapping[str, str], port: int) -> None:
        self.manager = manager
        self.environment = environment
        self.port = port
        self.failure = ""

    def bring_about(self) -> None:
        """Load the demonstration if it is to be, wait for the web server, say so."""
        if demo.is_to_be_loaded(self.environment):
            demo.note_started(self.environment)
            code = self._load_demo()
            if code:
                self._fail(f"The demonstration could not be loaded (exit code {code}).")
                return
            demo.note_loaded(self.environment)
        if not self._answers_in_time():
            self._fail(f"The site does not say that it is ready at {self._address}readyz.")
            return
        print(f"CrimeMapper is ready at {self._address}", flush=True)

    @property
    def _address(self) -> str:
        return f"http://127.0.0.1:{self.port}/"

    def _load_demo(self) -> int:
        with subprocess.Popen(
            [ROOT / "bin" / "load-demo"],
            env=dict(self.environment),
            stdin=subprocess.DEVNULL,
            stdout=subprocess.PIPE,
            stderr=subprocess.STDOUT,
            start_new_session=True,
            text=True,
        ) as loading:
            groups.remember(loading.pid)
            assert loading.stdout
            for line in loading.stdout:
                say(self.manager, "demo", line)
        return loading.returncode

    def _answers_in_time(self) -> bool:
        give_up = time.monotonic() + PATIENCE
        while time.monotonic() < give_up:
            if self._is_ready():
                return True
            time.sleep(0.1)
        return False

    def _is_ready(self) -> bool:
        connection = HTTPConnection("127.0.0.1", self.port, timeout=5)
        try:
            connection.request("GET", "/readyz")
            return connection.getresponse().status == 200
        except (OSError, HTTPException):
            return False
        finally:
            connection.close()

    def _fail(self, why: str) -> None:
        self.failure = why
        self.manager.terminate()
