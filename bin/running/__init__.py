"""The programs behind `bin/` that need Python: services, manage, run, test, stop."""

from pathlib import Path

ROOT = Path(__file__).resolve().parent.parent.parent
