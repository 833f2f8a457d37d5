"""`make check` looks at every app, also at one that was added yesterday."""

import subprocess
import tomllib
from typing import Any

import pytest

from running import tree
from tests.setup.clone import ROOT

CONFIGURATION = tomllib.loads((ROOT / "pyproject.toml").read_text())["tool"]["importlinter"]
APPS = {file.parent.name for file in ROOT.glob("*/apps.py")}
# Rows 7 and 6 of the layers: those that crunch numbers.
MAY_LOAD_PANDAS = {"anonymise", "ingest", "levels"}
FACES = {"api", "downloads", "pages"}


def contract(kind: str, containing: str = "") -> dict[str, Any]:
    return next(
        found
        for found in CONFIGURATION["contracts"]
        if found["type"] == kind and containing in str(found)
    )


def test_every_app_is_looked_at_for_layers_and_cycles():
    assert APPS
    assert APPS | {"crimemap"} == set(CONFIGURATION["root_packages"])
    assert APPS | {"crimemap"} == set(contract("acyclic_siblings")["ancestors"])


def test_every_app_has_a_place_in_the_layers():
    words = {word.strip("()") for row in contract("layers")["layers"] for word in row.split(" | ")}

    assert words >= APPS


def test_no_app_of_the_web_server_may_load_pandas():
    looked_at = set(contract("forbidden", "pandas")["source_modules"])

    assert looked_at == (APPS | {"crimemap"}) - MAY_LOAD_PANDAS


def test_no_face_may_ask_models():
    rule = contract("forbidden", "releases.models")
    with_models = {
        path.relative_to(ROOT).parts[0]
        for path in (*ROOT.glob("*/models.py"), *ROOT.glob("*/models/__init__.py"))
    }

    assert set(rule["source_modules"]) == FACES & APPS
    assert set(rule["forbidden_modules"]) == {f"{app}.models" for app in with_models - FACES}


@pytest.fixture
def repository(tmp_path, monkeypatch):
    """A tree of files of our own that `make check` looks at."""
    subprocess.run(["git", "init", "--quiet"], cwd=tmp_path, check=True)
    monkeypatch.setattr(tree, "ROOT", tmp_path)

    def add(name: str, text: str) -> None:
        (tmp_path / name).parent.mkdir(parents=True, exist_ok=True)
        (tmp_path / name).write_text(text)
        subprocess.run(["git", "add", "--force", name], cwd=tmp_path, check=True)

    return add


def test_a_file_with_two_subjects_is_reported(repository, capsys):
    repository("pages/views.py", "x = 1\n" * 301)
    repository("pages/migrations/0001_initial.py", "x = 1\n" * 500)  # written by Django
    repository("data.csv", "1\n" * 5000)  # not code

    assert tree.main([]) == 1
    assert capsys.readouterr().err == (
        "pages/views.py: 301 lines; above 300, a file has two subjects\n"
    )


@pytest.mark.parametrize(
    "line", ["https://pypi" + ".org/simple", "registry.npm" + "js.org", "/wo" + "rk/main/x"]
)
def test_a_place_that_is_not_ours_is_reported(repository, capsys, line):
    repository("notes.md", f"one\nsee {line}\n")

    assert tree.main([]) == 1
    assert capsys.readouterr().err.startswith("notes.md:2: names ")


def test_a_good_tree_is_content(repository):
    repository("pages/views.py", "x = 1\n" * 300)

    assert tree.main([]) == 0
