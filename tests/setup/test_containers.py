"""docker-compose.yml and the Dockerfile. No engine runs here, so they are read, not run."""

import re
import subprocess
import sys
from pathlib import Path
from typing import Any

import pytest
from ruamel.yaml import YAML

from private_services import variables
from running import processes
from tests.setup.clone import ROOT

COMPOSE = ROOT / "docker-compose.yml"


@pytest.fixture(scope="module")
def compose() -> dict[str, Any]:
    return YAML(typ="safe").load(COMPOSE)


def test_compose_file_is_valid():
    program = Path(sys.executable).parent / "check-jsonschema"
    done = subprocess.run(
        [program, "--builtin-schema", "vendor.compose-spec", COMPOSE],
        capture_output=True,
        text=True,
        check=False,
    )
    assert done.returncode == 0, done.stdout


def test_compose_has_the_parts_of_make_run(compose: dict[str, Any]):
    assert {"web", "worker", "beat", "postgis", "redis"} <= set(compose["services"])


@pytest.mark.parametrize(
    ("service", "ours"),
    [("worker", processes.worker_command()), ("beat", processes.beat_command())],
)
def test_compose_starts_them_as_make_run_does(
    compose: dict[str, Any], service: str, ours: list[str]
):
    def options(command: list[str]) -> set[str]:
        """Leave out what follows the machine: where programs and files are, how many cores."""
        return {
            word
            for word in command[1:]
            if not word.startswith(("--schedule=", "--concurrency=", "--port="))
        }

    assert options(compose["services"][service]["command"]) == options(ours)


def test_every_variable_in_compose_is_in_the_example():
    known = variables.read(ROOT / ".env.example")
    asked_for = set(re.findall(r"\$\{([A-Z_]+)", COMPOSE.read_text()))

    assert asked_for
    assert asked_for <= set(known)


def test_every_variable_given_to_a_service_is_in_the_example(compose: dict[str, Any]):
    known = set(variables.read(ROOT / ".env.example"))
    for name in ("web", "worker", "beat", "migrate"):
        given = set(compose["services"][name]["environment"])
        assert "DATABASE_URL" in given
        assert given <= known


def test_what_services_depend_on_and_keep_is_there(compose: dict[str, Any]):
    for service in compose["services"].values():
        assert set(service.get("depends_on", {})) <= set(compose["services"])
        for volume in service.get("volumes", []):
            assert volume.split(":")[0] in compose["volumes"]


def test_every_file_that_the_dockerfile_copies_is_there():
    lines = (ROOT / "deploy" / "Dockerfile").read_text().splitlines()
    copied = [line.split()[1:-1] for line in lines if line.startswith("COPY ") and "--" not in line]

    assert copied
    for name in [name for names in copied for name in names]:
        assert (ROOT / name).exists(), name
