"""`bin/run`: the whole site in the foreground, on private services, until it is stopped."""

import os
import subprocess
import sys
from collections.abc import Mapping
from contextlib import AbstractContextManager
from multiprocessing import active_children
from threading import Thread

from honcho.manager import Manager

from private_services import ServerError
from private_services.project import project_services
from private_services.server import is_taken
from running import ROOT, assets, demo, groups, processes, stopping
from running.readiness import Readiness
from running.run_lock import AlreadyRunningError, held, running
from running.site import Log, obituary


def main(_arguments: list[str]) -> int:
    """Run until stopped; return 0 after Ctrl-C or SIGTERM, 1 when something went wrong."""
    stopping.on_sigterm()
    services = project_services()
    try:
        port = _port(services.given)
        with services.in_use() as environment, _held_lock(environment, port):
            # What a killed `make run` left would answer in our place.
            groups.end_all()
            _refuse_taken(port)
            _prepare(environment)
            return _run(environment, port)
    except AlreadyRunningError:
        site = running()
        where = f" at http://127.0.0.1:{site['port']}/" if site else ""
        return _say_why(f"CrimeMapper runs already{where}. `make stop` stops it.")
    except (CannotRunError, ServerError) as error:
        return _say_why(str(error))
    except (KeyboardInterrupt, stopping.Stopped):
        return 0


def _held_lock(environment: Mapping[str, str], port: int) -> AbstractContextManager[None]:
    return held({"pid": os.getpid(), "port": port, "redis_url": environment["REDIS_URL"]})


class CannotRunError(Exception):
    """Something outside keeps the site from running; the text says what to do."""


def _port(given: Mapping[str, str]) -> int:
    text = given.get("PORT") or "8000"
    if not text.isdecimal() or not 0 < int(text) < 65536:
        raise CannotRunError(f"PORT is {text!r}; write a number from 1 to 65535.")
    return int(text)


def _refuse_taken(port: int) -> None:
    if is_taken(port):
        raise CannotRunError(
            f"Port {port} is in use by another program. Choose another: PORT=8123 make run"
        )


def _prepare(environment: Mapping[str, str]) -> None:
    """Bring the database and the static files up to date."""
    try:
        subprocess.run(
            [
                sys.executable,
                ROOT / "manage.py",
                "migrate",
                "--noinput",
                "--skip-checks",
                "--verbosity=0",
            ],
            env=dict(environment),
            check=True,
        )
        assets.build(environment)
    except subprocess.CalledProcessError as error:
        command = " ".join(map(str, error.cmd))
        raise CannotRunError(f"{error.output or ''}\nThis failed: {command}") from error


def _run(environment: dict[str, str], port: int) -> int:
    """Run the processes until one ends or we are asked to stop."""
    load_demo = demo.is_to_be_loaded(environment)
    if load_demo or demo.is_loaded(environment):
        environment.setdefault("SITE_NOTICE", demo.NOTICE)
    commands = {
        "web": processes.web_command(port),
        "worker": processes.worker_command(),
        "beat": processes.beat_command(),
    }
    # The manager forks to start them. A thread that starts programs meanwhile would lose open
    # files to those forks, and wait for ever for their end; so ours starts afterwards.
    log = Log(processes=len(commands), once_started=lambda: _once_started(waiting))
    manager = Manager(log)
    for name, command in commands.items():
        manager.add_process(
            name,
            processes.shell_line(command),
            env=processes.variables(environment, name),
            cwd=str(ROOT),
        )
    readiness = Readiness(manager, environment, port=port, load_demo=load_demo)
    waiting = Thread(target=readiness.bring_about)
    try:
        manager.loop()
    finally:
        readiness.give_up()
        groups.end_all()
        if waiting.ident:
            waiting.join()
    if readiness.failure:
        return _say_why(readiness.failure)
    if log.first_to_end:
        return _say_why(obituary(*log.first_to_end))
    return 0


def _once_started(waiting: Thread) -> None:
    """Write down the manager's own helpers, one for each process, and begin to wait."""
    for helper in active_children():
        if helper.pid:
            # They would hang for ever if we were killed, so they can be ended as groups too.
            os.setpgid(helper.pid, helper.pid)
            groups.remember(helper.pid)
    waiting.start()


def _say_why(text: str) -> int:
    print(text.strip(), file=sys.stderr)
    return 1
