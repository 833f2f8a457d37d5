"""What the processes of the site say, and what became of them."""

import re
import sys
from collections.abc import Callable
from datetime import datetime
from pathlib import Path

from honcho.manager import SYSTEM_PRINTER_NAME, Manager
from honcho.printer import Message, Printer

from running import ROOT, groups

LOGS = ROOT / ".local" / "logs"

STARTED = re.compile(r"(?P<name>\w+) started \(pid=(?P<pid>\d+)\)")
STOPPED = re.compile(r"(?P<name>\w+) stopped \(rc=(?P<code>-?\d+)\)")
SIGNALLED = re.compile(r"SIG(INT|TERM) received")


class Log(Printer):
    """
    Passes each line on to the screen and to .local/logs/<process>.log.

    The manager's own lines tell which processes there are and which ended first. Once
    `processes` of them have been started, `once_started` is called.
    """

    def __init__(self, *, processes: int, once_started: Callable[[], None]) -> None:
        super().__init__(sys.stdout)
        self._still_to_start = processes
        self._once_started = once_started
        LOGS.mkdir(exist_ok=True)
        for old in LOGS.glob("*.log"):
            old.unlink()
        self.first_to_end: tuple[str, int] | None = None
        self.asked_to_stop = False

    def write(self, message: Message) -> None:
        """Pass on one message: bytes of a process, or text of the manager."""
        data = message.data
        text = data.decode(errors="replace") if isinstance(data, bytes) else data
        if message.name == SYSTEM_PRINTER_NAME:
            self._take_note(text)
            return
        with (LOGS / f"{message.name}.log").open("a") as log:
            log.write(text)
        super().write(message)

    def _take_note(self, text: str) -> None:
        if match := STARTED.match(text):
            groups.remember(int(match["pid"]))
            self._still_to_start -= 1
            if self._still_to_start == 0:
                self._once_started()
        elif SIGNALLED.match(text):
            self.asked_to_stop = True
        elif (match := STOPPED.match(text)) and not (self.first_to_end or self.asked_to_stop):
            self.first_to_end = match["name"], int(match["code"])


def say(manager: Manager, name: str, text: str) -> None:
    """Let a line appear among those of the processes, as said by `name`. From any thread."""
    manager.events.put(Message(type="line", data=text, time=datetime.now(), name=name, colour=None))


def obituary(name: str, code: int) -> str:
    """Say in a sentence or two how a process ended and where to look."""
    how = f"was ended by signal {-code}" if code < 0 else f"ended with exit code {code}"
    log: Path = LOGS / f"{name}.log"
    return (
        f"CrimeMapper has stopped: its process {name!r} {how}.\n"
        f"Its last words are above and in {log.relative_to(ROOT)}."
    )
