"""The locks: every package pinned and hashed, no registry named, and all that is asked for."""

import json
import re
import tomllib
from pathlib import Path

import pytest

from tests.setup.clone import ROOT

LOCKS = sorted((ROOT / "requirements").glob("*.txt"))


def pinned(lock: Path) -> dict[str, tuple[str, int]]:
    """Return name -> (version and marker, number of hashes)."""
    found: dict[str, tuple[str, int]] = {}
    for entry in re.split(r"\n(?=[a-z0-9])", lock.read_text()):
        name, _, rest = entry.partition("==")
        # One package may stand there twice, for different versions of Python.
        found[f"{name}=={rest.splitlines()[0]}"] = (name, entry.count("--hash=sha256:"))
    return found


def normal(requirement: str) -> str:
    return re.split(r"[\[~=<>;! ]", requirement)[0].lower().replace("_", "-").replace(".", "-")


@pytest.mark.parametrize("lock", LOCKS, ids=lambda lock: lock.name)
def test_every_package_is_pinned_and_hashed(lock: Path):
    packages = pinned(lock)

    assert packages
    assert all(hashes for _, hashes in packages.values())


@pytest.mark.parametrize("lock", LOCKS, ids=lambda lock: lock.name)
def test_no_lock_names_a_registry(lock: Path):
    assert "://" not in lock.read_text()
    assert "index-url" not in lock.read_text()


def test_locks_hold_what_the_project_asks_for():
    project = tomllib.loads((ROOT / "pyproject.toml").read_text())
    runtime = {name for name, _ in pinned(ROOT / "requirements" / "runtime.txt").values()}
    dev = {name for name, _ in pinned(ROOT / "requirements" / "dev.txt").values()}

    assert {normal(name) for name in project["project"]["dependencies"]} <= runtime
    assert {normal(name) for name in project["dependency-groups"]["dev"]} <= dev


def test_tests_run_with_the_versions_that_a_host_runs():
    runtime = pinned(ROOT / "requirements" / "runtime.txt")
    dev = pinned(ROOT / "requirements" / "dev.txt")

    assert set(runtime) <= set(dev)


def test_front_end_packages_are_exact_and_hashed_and_name_no_registry():
    package = json.loads((ROOT / "package.json").read_text())
    lock = json.loads((ROOT / "package-lock.json").read_text())

    assert all(re.fullmatch(r"[\d.]+", version) for version in package["dependencies"].values())
    for path, entry in lock["packages"].items():
        if path:
            assert entry["integrity"].startswith("sha512-"), path
            assert "resolved" not in entry, path
