"""
Journeys are made in a real browser, on the fixture `site`: the address of a running server
with the demonstration data.
"""

import subprocess
from collections.abc import Iterator
from pathlib import Path

import pytest
from playwright.sync_api import Browser, sync_playwright

from tests.journeys.visitor import Visitor

ROOT = Path(__file__).parents[2]
FLAGS = [
    "--headless",
    "--no-sandbox",
    "--disable-gpu",
    "--disable-quic",
    "--no-first-run",
    "--disable-background-networking",
    "--disable-component-update",
    "--disable-sync",
]
DESKTOP = {"width": 1280, "height": 900}
PHONE = {"width": 360, "height": 740}
MAGNIFIED = {"width": 320, "height": 256}


@pytest.fixture(scope="package")
def browser() -> Iterator[Browser]:
    # For this folder only: while Playwright runs, Django takes this thread for an asynchronous
    # one and refuses to ask the database.
    found = subprocess.run([ROOT / "bin" / "find-browser"], stdout=subprocess.PIPE, text=True)
    assert found.returncode == 0, "No Chromium: `make test` installs one, or set CHROMIUM."
    with sync_playwright() as playwright:
        browser = playwright.chromium.launch(executable_path=found.stdout.strip(), args=FLAGS)
        yield browser
        browser.close()


@pytest.fixture
def visitor(browser, site) -> Iterator[Visitor]:
    """A visitor at a desk."""
    yield from visiting(browser, site, viewport=DESKTOP)


@pytest.fixture
def phone_visitor(browser, site) -> Iterator[Visitor]:
    """A visitor with a phone."""
    yield from visiting(browser, site, viewport=PHONE)


@pytest.fixture
def visitor_without_javascript(browser, site) -> Iterator[Visitor]:
    yield from visiting(browser, site, viewport=PHONE, java_script_enabled=False)


@pytest.fixture(params=[DESKTOP, PHONE], ids=["desktop", "phone"])
def any_visitor(browser, site, request) -> Iterator[Visitor]:
    """A visitor at a desk, then one with a phone."""
    yield from visiting(browser, site, viewport=request.param)


def visiting(browser: Browser, site: str, **context) -> Iterator[Visitor]:
    with browser.new_context(base_url=site, **context) as visit:
        visitor = Visitor(visit.new_page(), site)
        yield visitor
        visitor.met_nothing_broken()
