"""What a killed `make run` left is ended, and nothing else is."""

import subprocess
import sys
from pathlib import Path

import pytest

from running import groups
from tests.setup.clone import wait_until

DEAF = "import signal, time; signal.signal(signal.SIGTERM, signal.SIG_IGN); time.sleep(60)"
PATIENT = "import time; time.sleep(60)"


@pytest.fixture
def records(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    monkeypatch.setattr(groups, "RECORDS", tmp_path / "groups")
    return tmp_path / "groups"


def start(code: str) -> subprocess.Popen[bytes]:
    return subprocess.Popen([sys.executable, "-c", code], start_new_session=True)


def test_ends_a_group_that_was_written_down(records: Path):
    left = start(PATIENT)
    groups.remember(left.pid)

    assert groups.end_all(patience=1) == 1

    assert left.wait(timeout=5) < 0
    assert list(records.iterdir()) == []


def test_ends_a_group_that_does_not_listen(records: Path):
    left = start(DEAF)
    groups.remember(left.pid)
    wait_until(lambda: False, seconds=0.3)  # until it has stopped listening

    groups.end_all(patience=0.5)

    assert left.wait(timeout=5) == -9


def test_spares_a_stranger_that_was_given_the_same_number(records: Path):
    stranger = start(PATIENT)
    records.mkdir()
    (records / str(stranger.pid)).write_text("12345")  # when another process was started

    assert groups.end_all(patience=0.1) == 0

    assert stranger.poll() is None
    stranger.kill()
    stranger.wait()


def test_forgets_a_group_that_is_gone(records: Path):
    gone = start("")
    groups.remember(gone.pid)
    gone.wait()

    assert groups.end_all(patience=0.1) == 0
    assert list(records.iterdir()) == []
