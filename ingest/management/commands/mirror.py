"""bin/manage mirror https://data.police.uk/api/ [--force SLUG]... [--replace]"""

import dataclasses
from pathlib import Path
from typing import Any

from django.core.management.base import BaseCommand, CommandError, CommandParser

from ingest import waiting
from ingest.console import log, one_clear_line
from ingest.mirror import harvest
from ingest.mirror.service import Service
from ingest.models import Deed
from ingest.reference import api_copying, kinds, loading
from ingest.reference.neighbourhood_details import Folder
from ingest.reference.options import Options
from ingest.reference.report import Report

# The official service allows 15 a second.
PER_SECOND = 10.0


class Command(BaseCommand):
    help = (
        "Copy forces, senior officers, neighbourhoods, boundaries, teams, priorities and meetings "
        "from any service that speaks the data.police.uk API. Nothing is changed until all of it "
        "is there; a run that broke off goes on where it stopped."
    )

    def add_arguments(self, parser: CommandParser) -> None:
        parser.add_argument("url", metavar="URL")
        parser.add_argument("--force", dest="forces", action="append", metavar="SLUG", default=[])
        parser.add_argument(
            "--per-second", type=float, default=PER_SECOND, help="most requests a second"
        )
        parser.add_argument(
            "--replace-boundaries",
            action="store_true",
            help="take boundaries for neighbourhoods that have one already; the API tells only "
            "the outer ring",
        )
        parser.add_argument(
            "--replace", action="store_true", help="remove neighbourhoods that are not listed"
        )

    @one_clear_line
    def handle(self, *args: Any, **given: Any) -> None:
        if not 0 < given["per_second"] <= 1000:
            raise CommandError("--per-second must be above 0 and at most 1000.")
        progress = waiting.Progress(self.stderr._out)
        with Service(given["url"], per_second=given["per_second"], tell=progress.show) as service:
            folder = harvest.folder_of(service)
            asked = harvest.harvest(service, folder, given["forces"], progress.show)
        progress.done(f"{asked:,} answers of {service.address}")

        def copy(path: Path | None, options: Options, report: Report) -> None:
            assert path is not None
            api_copying.copy(
                Folder(path),
                report,
                replace_boundaries=given["replace_boundaries"],
                remove_others=options.replace,
            )

        kind = dataclasses.replace(kinds.BY_NAME["mirror"], load=copy)
        options = Options(replace=given["replace"], source=service.address)
        done = loading.load(kind, folder, options, progress.show)
        what = f"mirror: {service.address}"
        log(Deed.Action.REFERENCE, what=what, text=f"load {done.pk} of reference data.")
        for line in done.lines:
            self.stdout.write(line)
        harvest.throw_away(folder)
