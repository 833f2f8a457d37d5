"""Load forces, areas, populations, postcodes, place names and neighbourhoods."""

import textwrap
from argparse import RawDescriptionHelpFormatter
from pathlib import Path
from typing import Any

from django.core.management.base import (
    BaseCommand,
    CommandError,
    CommandParser,
    DjangoHelpFormatter,
)

from ingest.console import log, one_clear_line
from ingest.models import Deed
from ingest.reference import kinds, loading
from ingest.reference.options import Options


class Formatter(RawDescriptionHelpFormatter, DjangoHelpFormatter):
    """Keeps the list of kinds as it is written."""


class Command(BaseCommand):
    # Checks of the site say nothing about the files; what a failure prints is one line.
    requires_system_checks = []

    help = (
        "Load one kind of reference data from a file, a folder or a zip. Loading again replaces "
        "what has changed; nothing is changed where a file cannot be used."
    )

    def create_parser(self, prog_name: str, subcommand: str, **kwargs: Any) -> CommandParser:
        return super().create_parser(
            prog_name,
            subcommand,
            formatter_class=Formatter,
            epilog="Kinds, in the order in which to load them:\n\n" + _list_of_kinds(),
            **kwargs,
        )

    def add_arguments(self, parser: CommandParser) -> None:
        parser.add_argument(
            "kind", choices=[kind.about.name for kind in kinds.KINDS], metavar="KIND"
        )
        parser.add_argument("path", type=Path, nargs="?", metavar="PATH")
        parser.add_argument("--year", type=int, help="the year of populations")
        parser.add_argument("--source", default="", help="who counted, as the site is to name it")
        parser.add_argument("--force", default="", help="the force, where the file does not say")
        parser.add_argument("--neighbourhood", default="", help="the same for the neighbourhood")
        parser.add_argument(
            "--replace", action="store_true", help="remove what the files no longer hold"
        )
        parser.add_argument(
            "--edition", default="", help="for the record, where the file's name does not say it"
        )
        parser.add_argument(
            "--dry-run", action="store_true", help="tell what would change, and keep nothing"
        )

    @one_clear_line
    def handle(self, *args: Any, **given: Any) -> None:
        kind, path = kinds.BY_NAME[given["kind"]], given["path"]
        if path is None and kind.about.needs_path:
            raise CommandError(f"Name the file, folder or zip to load: {kind.about.formats}.")
        options = Options(
            year=given["year"],
            source=given["source"],
            force=given["force"],
            neighbourhood=given["neighbourhood"],
            replace=given["replace"],
            edition=given["edition"],
        )
        tell = self.stdout.write if given["verbosity"] else loading.silent
        done = loading.load(kind, path and path.absolute(), options, tell, dry_run=given["dry_run"])
        for line in done.lines:
            self.stdout.write(line)
        for warning in done.warnings:
            self.stdout.write(f"Warning: {warning}")
        action = Deed.Action.REFERENCE_DRY_RUN if given["dry_run"] else Deed.Action.REFERENCE
        log(action, what=str(done), text=f"load {done.pk} of reference data.")
        if given["dry_run"]:
            totals = done.totals
            self.stdout.write(
                f"Kept nothing. Rows that would be added: {totals['added']:,}, changed: "
                f"{totals['changed']:,}, gone: {totals['gone']:,}."
            )


def _list_of_kinds() -> str:
    return "\n".join(
        textwrap.fill(
            f"{kind.name}: {kind.what}. {kind.formats[0].upper()}{kind.formats[1:]}.",
            width=90,
            initial_indent="  ",
            subsequent_indent="      ",
            break_long_words=False,
        )
        for kind in (kind.about for kind in kinds.KINDS)
    )
