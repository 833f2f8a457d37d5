"""`make run` as its user meets it: ready, refused, crashed, stopped, killed."""

import signal
import socket
from collections.abc import Iterator

import pytest

from private_services.server import free_port
from tests.setup.clone import Clone, Program, answer, wait_until


@pytest.fixture
def port() -> str:
    return str(free_port())


@pytest.fixture
def site(clone: Clone, port: str) -> Iterator[Program]:
    """A site without data that has said it is ready."""
    with clone.start("run", PORT=port, DEMO="0") as program:
        program.prints(f"CrimeMapper is ready at http://127.0.0.1:{port}/\n")
        yield program


def test_serves_pages_and_stops_all_it_started(clone: Clone, site: Program, port: str):
    assert answer(f"http://127.0.0.1:{port}/healthz") == 200
    assert answer(f"http://127.0.0.1:{port}/readyz") == 200

    second = clone.run("run", PORT=port, DEMO="0")
    assert second.returncode == 1
    assert second.stderr == (
        f"CrimeMapper runs already at http://127.0.0.1:{port}/. `make stop` stops it.\n"
    )

    site.process.send_signal(signal.SIGTERM)
    assert site.ends() == 0
    assert clone.processes() == []


def test_says_which_process_crashed_and_stops_the_rest(clone: Clone, site: Program):
    worker = next(process for process in clone.processes() if "worker" in process.cmdline())

    worker.kill()

    assert site.ends() == 1
    assert "its process 'worker' was ended by signal 9" in site.output
    assert ".local/logs/worker.log" in site.output
    assert clone.processes() == []


def test_make_stop_ends_what_a_killed_run_left(clone: Clone, site: Program):
    site.process.kill()
    site.process.wait()
    assert clone.processes()

    assert clone.run("stop").returncode == 0

    wait_until(lambda: not clone.processes(), seconds=10)
    assert clone.processes() == []


def test_refuses_a_port_in_use(clone: Clone, port: str):
    with socket.socket() as other:
        other.bind(("127.0.0.1", int(port)))
        other.listen()

        refused = clone.run("run", PORT=port, DEMO="0")

    assert refused.returncode == 1
    assert refused.stderr == (
        f"Port {port} is in use by another program. Choose another: PORT=8123 make run\n"
    )
    assert clone.processes() == []


def test_refuses_a_port_that_is_none(clone: Clone):
    refused = clone.run("run", PORT="eighty", DEMO="0")

    assert refused.returncode == 1
    assert "PORT is 'eighty'" in refused.stderr


def test_manage_starts_services_for_one_command(clone: Clone):
    done = clone.run("manage", "migrate", "--check")

    assert done.returncode == 0, done.stderr
    assert clone.processes() == []


def test_manage_passes_on_the_exit_status(clone: Clone):
    assert clone.run("manage", "no_such_command").returncode == 1


def test_manage_brings_a_worker_for_a_command_that_waits_for_one(clone: Clone):
    # No such release: the worker is asked, and says so.
    done = clone.run("manage", "withdraw_month", "2011-01")

    assert done.returncode == 1
    assert "2011-01" in done.stderr
    assert clone.processes() == []
