"""
Lighthouse on the home page, a neighbourhood and its crime map, as on a phone with a slow line.

The site is a real server with Doggerland. Lighthouse slows the browser down by its own model of
a phone, from what this machine does: one that is busy with other work has worse scores. Each
page is asked three times with nothing in the cache, and the middle of the scores is told. Wanted
are a performance of 95 and 100 for the others. The address of the last ends in `#map`, so that the
map is in view and begins at once; on the one before it begins when a visitor scrolls to it.

Kilobytes (1,000 bytes) are those over the wire, compressed, with headers: wanted are no more than
150 for a neighbourhood, whose picture of the map is part of the page, and 300 with the map that
moves.
"""

import json
import os
import shutil
import statistics
import subprocess
import tempfile
from pathlib import Path
from typing import Any

import httpx
from django.core.management import call_command

from tests import countries, databases, servers

ROOT = Path(__file__).resolve().parent.parent
# By its own lock: two hundred packages that neither the site nor its tests need.
SOURCE = ROOT / "bench" / "browser"
INSTALLED = ROOT / ".local" / "lighthouse"

# Path, and the kilobytes that are wanted at most.
PAGES = {
    "home": ("/", None),
    "neighbourhood": ("/forces/doggerland/D01/", 150),
    "crime map": ("/forces/doggerland/D01/crime/", 150),
    "crime map in view": ("/forces/doggerland/D01/crime/#map", 300),
}
CATEGORIES = ("performance", "accessibility", "best-practices", "seo")
TIMES = 3
# On a busy machine Chromium may miss the start of a page; Lighthouse then says "please run again".
TRIES = 4
CHROMIUM_FLAGS = "--headless=new --no-sandbox --disable-gpu --disable-background-networking"


def main() -> list[dict]:
    """Return the scores and the weight of each page."""
    install()
    # A site for visitors: compressed, fingerprinted static files.
    os.environ["DEBUG"] = "0"
    with (
        tempfile.TemporaryDirectory() as folder,
        countries.migrated("bench_lighthouse") as template,
        countries.loaded("doggerland", template, lambda: load(folder)) as country,
        servers.running(databases.url_of(country)) as site,
    ):
        return [
            measured(name, site + path, most, Path(folder)) for name, (path, most) in PAGES.items()
        ]


def load(folder: str) -> None:
    call_command("make_demo_data", folder)
    countries.load_doggerland(Path(folder))


def install() -> None:
    """Fetch Lighthouse by its lock, unless it is here."""
    lock, stamp = SOURCE / "package-lock.json", INSTALLED / "made-from"
    if stamp.is_file() and stamp.read_bytes() == lock.read_bytes():
        return
    shutil.rmtree(INSTALLED, ignore_errors=True)
    INSTALLED.mkdir(parents=True)
    for file in (ROOT / ".npmrc", SOURCE / "package.json", lock):
        shutil.copy(file, INSTALLED)
    npm = [*npm_command(), "ci", "--silent", "--ignore-scripts", "--omit=optional"]
    subprocess.run(npm, cwd=INSTALLED, check=True)
    # Last: one that was broken off is fetched again.
    shutil.copy(lock, stamp)


def npm_command() -> list[str]:
    """Return what starts npm: that of our own Node, where set-up had to fetch one."""
    own = node().parent.parent / "lib" / "node_modules" / "npm" / "bin" / "npm-cli.js"
    return [str(node()), str(own)] if own.is_file() else ["npm"]


def node() -> Path:
    return Path(subprocess.check_output([ROOT / "bin" / "find-node"], text=True).strip())


def measured(name: str, address: str, most: int | None, folder: Path) -> dict[str, Any]:
    """Return a line of the table: scores, moments of the model phone in seconds, the weight."""
    # A server that has just started makes its first pages more slowly.
    httpx.get(address)
    reports = [report(address, folder) for _ in range(TIMES)]
    scores = {
        category: round(
            100 * statistics.median(one["categories"][category]["score"] for one in reports)
        )
        for category in CATEGORIES
    }
    requests = reports[0]["audits"]["network-requests"]["details"]["items"]
    moments = {
        called: statistics.median(one["audits"][audit]["numericValue"] for one in reports) / 1000
        for called, audit in (
            ("painted", "largest-contentful-paint"),
            ("blocked", "total-blocking-time"),
        )
    }
    kilobytes = sum(request.get("transferSize", 0) for request in requests) / 1000
    index = statistics.median(one["environment"]["benchmarkIndex"] for one in reports)
    wanted = f"no more than {most} KB are wanted; " if most else ""
    return {
        "name": name,
        **scores,
        **moments,
        "kilobytes": round(kilobytes),
        "requests": len(requests),
        # Lighthouse's own measure of this machine's speed meanwhile; its model of a phone
        # is made for 1,300 and more.
        "notes": f"{wanted}machine {index:.0f}",
    }


def report(address: str, folder: Path) -> dict[str, Any]:
    """Run Lighthouse by its own mobile setting until it has seen the page; return its report."""
    path = folder / "report.json"
    browser = subprocess.check_output([ROOT / "bin" / "find-browser"], text=True).strip()
    lighthouse = [
        str(node()),
        str(INSTALLED / "node_modules" / "lighthouse" / "cli" / "index.js"),
        address,
        "--quiet",
        "--no-enable-error-reporting",
        f"--only-categories={','.join(CATEGORIES)}",
        f"--chrome-flags={CHROMIUM_FLAGS}",
        "--output=json",
        f"--output-path={path}",
    ]
    for _ in range(TRIES):
        if subprocess.run(lighthouse, env={**os.environ, "CHROME_PATH": browser}).returncode == 0:
            found: dict[str, Any] = json.loads(path.read_text())
            return found
    raise RuntimeError(f"Lighthouse failed {TRIES} times at {address}; see what it said above.")
