"""A skipped test fails the run where CI is set, and only there."""

import os
import subprocess
import sys
from pathlib import Path

import pytest

from tests.setup.clone import ROOT

SKIPS_ONE = """
import pytest
def test_good(): pass
def test_skipped(): pytest.skip("no real files")
@pytest.mark.xfail
def test_known_to_fail(): assert False
"""
SKIPS_ALL = 'import pytest\npytest.skip("not today", allow_module_level=True)\n'
SKIPS_NONE = "def test_good(): pass\n"


def run(folder: Path, tests: str, ci: str) -> subprocess.CompletedProcess[str]:
    (folder / "test_it.py").write_text(tests)
    return subprocess.run(
        [
            *(sys.executable, "-m", "pytest", "-p", "tests.skips", "-p", "no:django"),
            *("-p", "no:cacheprovider", "-c", "/dev/null", f"--rootdir={folder}", str(folder)),
        ],
        cwd=ROOT,
        # What whoever runs the tests adds, such as -v, is not for this run.
        env={**os.environ, "CI": ci, "PYTEST_ADDOPTS": ""},
        capture_output=True,
        text=True,
        check=False,
    )


@pytest.mark.parametrize("tests", [SKIPS_ONE, SKIPS_ALL])
def test_a_skip_fails_in_ci(tmp_path: Path, tests: str):
    done = run(tmp_path, tests, ci="true")

    assert done.returncode != 0
    assert "skipped, which CI does not allow" in done.stdout
    assert "test_known_to_fail" not in done.stdout


def test_a_skip_passes_elsewhere(tmp_path: Path):
    assert run(tmp_path, SKIPS_ONE, ci="").returncode == 0


def test_all_passing_passes_in_ci(tmp_path: Path):
    assert run(tmp_path, SKIPS_NONE, ci="true").returncode == 0


def test_the_suite_itself_listens_for_skips(request):
    assert request.config.pluginmanager.has_plugin("tests.skips")
