"""Every marked text has its Welsh: collected anew from a copy of the code, none is left over."""

import re
import shutil
import subprocess
from pathlib import Path

import pytest
from django.conf import settings
from django.core.management import call_command

from running import texts

ROOT = Path(settings.BASE_DIR)
CATALOGUE = Path("locale") / "cy" / "LC_MESSAGES" / "django.po"
PLACEHOLDER = re.compile(r"%\(\w+\)[sd]|\{\w+\}")


@pytest.fixture(scope="module")
def collected(tmp_path_factory) -> Path:
    """The catalogue brought up to date with the code, apart from the one that is committed."""
    copy = tmp_path_factory.mktemp("texts")
    for file in [*texts.sources(ROOT), ROOT / CATALOGUE]:
        target = copy / file.relative_to(ROOT)
        target.parent.mkdir(parents=True, exist_ok=True)
        shutil.copy(file, target)
    with pytest.MonkeyPatch.context() as patch:
        patch.chdir(copy)
        call_command(*texts.arguments(), verbosity=0)
    return copy / CATALOGUE


def missing(catalogue: Path, *, which: str) -> list[str]:
    chosen = subprocess.run(
        ["msgattrib", which, "--no-obsolete", "--no-wrap", catalogue],
        capture_output=True,
        text=True,
        check=True,
    ).stdout
    return re.findall(r'^msgid "(.+)"$', chosen, re.M)


def test_no_text_is_without_welsh(collected):
    assert missing(collected, which="--untranslated") == []


def test_no_welsh_is_a_guess(collected):
    assert missing(collected, which="--only-fuzzy") == []


def test_the_catalogue_holds_no_text_that_is_gone(collected):
    def texts_of(catalogue: Path) -> set[str]:
        return set(re.findall(r"^msgid (.+?)^msgstr", catalogue.read_text(), re.M | re.S))

    assert texts_of(ROOT / CATALOGUE) - texts_of(collected) == set()


def test_each_translation_keeps_what_is_put_into_it():
    entries = re.findall(
        r"^msgid (.*?)^msgstr(.*?)(?=^$|\Z)", (ROOT / CATALOGUE).read_text(), re.M | re.S
    )

    assert len(entries) > 500
    for english, welsh in entries:
        assert set(PLACEHOLDER.findall(english)) == set(PLACEHOLDER.findall(welsh)), english
