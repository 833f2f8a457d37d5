"""Where the real files are, which the project does not hold."""

import os
from pathlib import Path

import pytest

ROOT = Path(__file__).resolve().parents[3]


def real(name: str) -> Path:
    """Return a file or folder of the real data; skip the test where there is none of it."""
    path = ROOT.parent / "shared" / "data" / name
    if not path.exists():
        if "CI" in os.environ:
            pytest.fail(f"the real data is missing on CI: {name}")
        pytest.skip(f"the real data is not on this machine: {name}")
    return path
