"""bin/manage undo_reference KIND"""

from typing import Any

from django.core.management.base import BaseCommand, CommandParser

from ingest.console import log, one_clear_line
from ingest.models import Deed
from ingest.reference import kinds, loading, standing
from ingest.refusals import NotNow


class Command(BaseCommand):
    help = (
        "Put back what the newest load of one kind of reference data changed; again undoes the "
        "one before."
    )

    def add_arguments(self, parser: CommandParser) -> None:
        parser.add_argument("kind", choices=list(kinds.BY_NAME), metavar="KIND")

    @one_clear_line
    def handle(self, *, kind: str, **given: Any) -> None:
        newest = standing.newest_of(kind)
        if newest is None:
            raise NotNow(f"There is no load of {kind} to undo.")
        report = loading.undo(newest, tell=loading.silent)
        log(Deed.Action.REFERENCE_UNDO, what=str(newest), text=f"load {newest.pk} is undone.")
        self.stdout.write(f"Undone: {newest}.")
        for line in report.lines():
            self.stdout.write(line)
