"""The programs behind `bin/` that need Python: run, manage, test, check, stop, ..."""

from private_services.project import ROOT

__all__ = ["ROOT"]
