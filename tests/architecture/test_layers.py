"""Imports and model relations point downwards, and the web never loads what only workers need."""

import subprocess
import sys
from pathlib import Path

from django.apps import apps
from django.conf import settings

# From the bottom up; apps on one line do not know one another.
LAYERS = [
    {"accounts", "releases"},
    {"forces"},
    {"places"},
    {"neighbourhoods"},
    {"crimes", "stops"},
    {"levels"},
    {"ingest", "anonymise"},
    {"pages", "api", "downloads"},
]
HEIGHT = {app: height for height, layer in enumerate(LAYERS) for app in layer}


def test_imports_keep_to_the_contracts():
    linter = Path(sys.executable).with_name("lint-imports")
    checked = subprocess.run(
        [linter, "--no-cache"], cwd=settings.BASE_DIR, capture_output=True, text=True
    )

    assert checked.returncode == 0, checked.stdout


def test_relations_between_models_point_downwards():
    ours = [model for model in apps.get_models() if model._meta.app_label in HEIGHT]
    upwards = [
        f"{model._meta.label}.{field.name} -> {field.related_model._meta.label}"
        for model in ours
        for field in model._meta.get_fields()
        if field.is_relation and field.concrete and field.related_model
        if not _is_below(field.related_model._meta.app_label, model._meta.app_label)
    ]

    assert upwards == []


def test_a_web_worker_loads_neither_pandas_nor_numpy():
    # numpy is not among them: psycopg loads it where it is installed.
    heavy = "{'pandas', 'pyarrow', 'scipy'}"
    program = (
        "import sys; import crimemap.wsgi; from django.urls import get_resolver;"
        f"get_resolver().url_patterns; print(sorted({heavy} & set(sys.modules)))"
    )
    said = subprocess.run(
        [sys.executable, "-W", "ignore", "-c", program],
        cwd=settings.BASE_DIR,
        capture_output=True,
        text=True,
        check=True,
    )

    assert said.stdout.strip() == "[]"


def _is_below(related: str, model: str) -> bool:
    # Django's own apps (auth groups, content types) lie below everything.
    return related == model or related not in HEIGHT or HEIGHT[related] < HEIGHT[model]
