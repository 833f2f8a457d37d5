"""`make_demo_data` from the command line."""

import pytest
from django.core.management import CommandError, call_command

from ingest.demo import small
from releases.month import Month


def test_writes_where_it_is_told(tmp_path, monkeypatch, capsys):
    asked = []
    monkeypatch.setattr(small, "write", lambda *arguments: asked.append(arguments))

    call_command("make_demo_data", tmp_path / "new", "--months", "2", "--until", "2025-03")

    folder, last, months, _ = asked[0]
    assert (folder, last, months) == (tmp_path / "new", Month(2025, 3), 2)
    assert "all made up" in capsys.readouterr().out


def test_no_months_are_refused_in_one_line(tmp_path):
    with pytest.raises(CommandError, match="--months must be 1 or more"):
        call_command("make_demo_data", tmp_path, "--months", "0")


def test_a_folder_that_cannot_be_made_is_named(tmp_path):
    (tmp_path / "file").write_text("in the way")

    with pytest.raises(CommandError, match="cannot be written to"):
        call_command("make_demo_data", tmp_path / "file" / "below")
