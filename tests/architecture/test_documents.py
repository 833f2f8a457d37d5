"""Documents that drift fail here: variables, apps, commands."""

import re
from pathlib import Path

from django.conf import settings
from django.core.management import get_commands

ROOT = Path(settings.BASE_DIR)
READS_VARIABLE = re.compile(r"environment\.(?:text|flag|number|words)\(\s*\"([A-Z_]+)\"")


def test_every_variable_is_in_the_example_file():
    read = {
        name
        for path in (ROOT / "crimemap" / "settings").glob("*.py")
        for name in READS_VARIABLE.findall(path.read_text())
    }
    listed = set(re.findall(r"^#?\s?([A-Z_]+)=", (ROOT / ".env.example").read_text(), re.M))

    assert len(read) > 10
    assert read - listed == set()


def test_every_app_is_in_the_table_of_the_readme():
    apps = {path.parent.name for path in ROOT.glob("*/apps.py")}
    rows = set(re.findall(r"^\| `(\w+)/` \|", (ROOT / "README.md").read_text(), re.M))

    assert len(apps) > 8
    assert apps - rows == set()


def test_every_loading_command_is_explained():
    ours = {name for name, app in get_commands().items() if app == "ingest"}
    running = (ROOT / "docs" / "running.md").read_text()

    assert {name for name in ours if f"`{name}" not in running} == set()
