"""Whose servers they are, who starts them, and who stops them."""

import stat
import subprocess
import sys
from pathlib import Path

import pytest

from private_services import variables
from private_services.folders import RECORD, remove_outside_folder, servers_folder
from private_services.project import ProjectServices


@pytest.fixture
def services(folder: Path):
    made = ProjectServices(folder, {})
    yield made
    made.stop()


def states(services: ProjectServices) -> list[str]:
    return [line.split(":")[1].split()[0] for line in services.status()]


def test_the_last_user_stops_them(services: ProjectServices):
    with services.in_use() as environment:
        assert environment["DATABASE_URL"].startswith("postgis://crimemapper:")
        assert environment["REDIS_URL"].startswith("redis://:")
        assert states(services) == ["running", "running"]

    assert states(services) == ["stopped", "stopped"]


def test_another_user_keeps_them_running_until_it_is_gone_even_killed(
    services: ProjectServices, folder: Path
):
    other = subprocess.Popen(
        [sys.executable, "-c", OTHER_USER, str(folder)], stdout=subprocess.PIPE, text=True
    )
    assert other.stdout and other.stdout.readline() == "using\n"
    with services.in_use():
        pass
    assert states(services) == ["running", "running"]

    other.kill()
    other.wait()
    other.stdout.close()
    with services.in_use():
        pass

    assert states(services) == ["stopped", "stopped"]


OTHER_USER = """
import sys, time
from pathlib import Path
sys.path.insert(0, "bin")
from private_services.project import ProjectServices
with ProjectServices(Path(sys.argv[1]), {}).in_use():
    print("using", flush=True)
    time.sleep(60)
"""


def test_those_started_by_hand_stay_until_they_are_stopped_by_hand(services: ProjectServices):
    services.start_and_keep()
    with services.in_use():
        pass
    assert states(services) == ["running", "running"]

    services.stop()

    assert states(services) == ["stopped", "stopped"]


def test_address_and_password_are_the_same_at_the_next_start(services: ProjectServices):
    with services.in_use() as first:
        pass
    with services.in_use() as second:
        pass

    assert second["DATABASE_URL"] == first["DATABASE_URL"]
    assert second["REDIS_URL"] == first["REDIS_URL"]
    assert second["SECRET_KEY"] == first["SECRET_KEY"]


def test_nothing_is_started_where_both_are_given(folder: Path):
    given = {"DATABASE_URL": "postgis://us@elsewhere/db", "REDIS_URL": "redis://elsewhere"}
    services = ProjectServices(folder, given)

    with services.in_use() as environment:
        assert environment["DATABASE_URL"] == given["DATABASE_URL"]
        assert environment["REDIS_URL"] == given["REDIS_URL"]
        assert [line.split(": ")[1] for line in services.status()] == [
            "not ours, DATABASE_URL is set",
            "not ours, REDIS_URL is set",
        ]

    assert not (folder / ".local" / "postgres").exists()
    assert not (folder / ".local" / "redis").exists()


def test_passwords_are_for_our_eyes_only(services: ProjectServices, folder: Path):
    with services.in_use():
        pass

    for name in ("services.env", "secret-key"):
        assert stat.S_IMODE((folder / ".local" / name).stat().st_mode) == 0o600


def test_a_folder_that_the_servers_may_not_enter_sends_their_data_outside(folder: Path):
    local = folder / "for root alone" / ".local"
    local.mkdir(parents=True)
    local.parent.chmod(0o700)

    outside = servers_folder(local)
    if outside == local:
        # We are not root: the servers run under our own account, which may enter.
        return

    assert outside.name.startswith("crimemapper-")
    assert (local / RECORD).read_text() == f"{outside}\n"
    remove_outside_folder(local)
    assert not outside.exists()


def test_reads_variables_as_people_write_them(folder: Path):
    file = folder / "some.env"
    file.write_text("# a note\n\nONE=1\nTWO = 'two words'\n#THREE=3\nFOUR=a=b\nFIVE=\n")

    assert variables.read(file) == {"ONE": "1", "TWO": "two words", "FOUR": "a=b", "FIVE": ""}


def test_a_blank_line_in_the_env_file_leaves_the_default(folder: Path, monkeypatch):
    from private_services.project import project_services

    monkeypatch.delenv("SECRET_KEY")
    (folder / ".env").write_text("SECRET_KEY=\nSITE_NAME=Ours\n")

    environment = project_services(folder).environment()

    assert environment["SITE_NAME"] == "Ours"
    assert len(environment["SECRET_KEY"]) > 40
