"""
A pytest plugin: where CI is set, a skipped test fails the run.

A test may skip on a machine that lacks what it needs, such as the real police files. A build
that decides whether a change lands has everything, so a skip there hides a broken test.
"""

import os

import pytest


def pytest_configure(config: pytest.Config) -> None:
    """Listen for skips, where they count."""
    if os.environ.get("CI"):
        config.pluginmanager.register(NoSkips(), "no-skips")


class NoSkips:
    """Collects skipped tests and modules; turns a good end with any of them into a bad one."""

    def __init__(self) -> None:
        self.skipped: list[str] = []

    def pytest_runtest_logreport(self, report: pytest.TestReport) -> None:
        """Note a skipped test. An expected failure also calls itself skipped."""
        if report.skipped and not hasattr(report, "wasxfail"):
            self.skipped.append(report.nodeid)

    def pytest_collectreport(self, report: pytest.CollectReport) -> None:
        """Note a module that skips itself whole."""
        if report.skipped:
            self.skipped.append(report.nodeid)

    @pytest.hookimpl(tryfirst=True)
    def pytest_sessionfinish(self, session: pytest.Session) -> None:
        """Fail the run."""
        if self.skipped and session.exitstatus == pytest.ExitCode.OK:
            session.exitstatus = pytest.ExitCode.TESTS_FAILED

    def pytest_terminal_summary(self, terminalreporter: pytest.TerminalReporter) -> None:
        """Say which tests they were."""
        if self.skipped:
            terminalreporter.section("skipped, which CI does not allow")
            for name in self.skipped:
                terminalreporter.line(name)
