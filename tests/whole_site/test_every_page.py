"""What holds for every page: it is there, valid, kept by caches, and in the list of pages."""

import gzip
import json
import re
import subprocess
from pathlib import Path

import pytest
from django.conf import settings

import downloads.urls
import pages.urls
from tests.whole_site.every_page import BOTH_LANGUAGES, FAULTS, NO_PAGES, PAGES

ROOT = Path(settings.BASE_DIR)
CHECKER = ROOT / "node_modules" / "html-validate" / "bin" / "html-validate.mjs"
RULES = Path(__file__).parent / "html-validate.json"
# A signed time, or what a visitor has asked for, is in these pages.
NOT_KEPT: set[str] = set()
# What people and programs rely on, besides the pages.
OTHER_ADDRESSES = [
    "/healthz",
    "/robots.txt",
    "/sitemap.xml",
    "/api/crime-categories",
    "/api/forces",
    "/admin/login/",
]


def test_every_page_is_in_the_list():
    named = {pattern.name for pattern in [*pages.urls.urlpatterns, *downloads.urls.urlpatterns]}

    assert named == set(PAGES) | NO_PAGES


@pytest.mark.parametrize("address", BOTH_LANGUAGES)
def test_every_page_answers(answers, address):
    assert answers[address].status_code == 200


def test_what_else_is_promised_answers(as_visitor):
    with as_visitor() as client:
        statuses = {
            address: client.get(address, follow=True).status_code for address in OTHER_ADDRESSES
        }

    assert statuses == dict.fromkeys(OTHER_ADDRESSES, 200)


@pytest.mark.parametrize("address", [a for a in BOTH_LANGUAGES if a not in NOT_KEPT])
def test_every_page_may_be_kept_and_is_the_same_for_everybody(answers, address):
    headers = answers[address].headers

    assert headers["Cache-Control"].startswith("public, max-age=")
    assert headers["ETag"].endswith('"')
    assert not answers[address].cookies
    assert headers.get("Vary", "") in ("", "Accept-Encoding")
    assert "'unsafe-" not in headers["Content-Security-Policy"]


@pytest.mark.parametrize("address", [*BOTH_LANGUAGES, *FAULTS])
def test_no_page_holds_inline_scripts_or_styles(answers, address):
    page = answers[address].content.decode()

    for script in re.findall(r"<script\b[^>]*>", page):
        assert " src=" in script or "application/json" in script
    assert not re.findall(r"<style|\sstyle=|\son[a-z]+=\"", page)


def test_what_has_not_changed_is_not_sent_again(as_visitor, answers):
    with as_visitor() as client:
        for address in BOTH_LANGUAGES:
            etag = answers[address].headers["ETag"]
            again = client.get(address, headers={"If-None-Match": etag})
            assert (again.status_code, again.content) == (304, b""), address


def test_pages_are_sent_compressed(as_visitor):
    with as_visitor() as client:
        response = client.get("/forces/doggerland/D01/", headers={"Accept-Encoding": "gzip"})

    assert response.headers["Content-Encoding"] == "gzip"
    assert b"Haven Gate" in gzip.decompress(response.content)


def test_every_page_is_valid_html(answers, tmp_path):
    written = {}
    for number, (address, response) in enumerate(answers.items()):
        file = tmp_path / f"{number}.html"
        file.write_bytes(response.content)
        written[str(file)] = address
    done = subprocess.run(
        ["node", CHECKER, "--config", RULES, "--formatter", "json", *written],
        capture_output=True,
        text=True,
        check=False,
    )
    found = {
        f"{message['ruleId']}: {message['message']}": written[result["filePath"]]
        for result in json.loads(done.stdout)
        for message in result["messages"]
    }

    assert not found, json.dumps(found, indent=1)
    assert done.returncode == 0, done.stderr
