"""bin/manage load_month 2022-05 --from SOURCE [--force SLUG]... [--publish | --dry-run]"""

from django.core.management.base import BaseCommand

from ingest import fetching, report, starting, waiting
from ingest.console import log, month_argument, one_clear_line
from ingest.models import Deed


class Command(BaseCommand):
    help = "Load the files of one month from a folder, a data.police.uk zip, or the URL of one."

    def add_arguments(self, parser):
        parser.add_argument("month", type=month_argument)
        parser.add_argument("--from", dest="source", required=True, metavar="SOURCE")
        parser.add_argument(
            "--force",
            dest="forces",
            action="append",
            metavar="SLUG",
            help="load only this force (may be repeated); the others stay as they are",
        )
        then = parser.add_mutually_exclusive_group()
        then.add_argument("--publish", action="store_true", help="make it public at once")
        then.add_argument(
            "--dry-run", action="store_true", help="check everything, tell, and keep nothing"
        )

    @one_clear_line
    def handle(self, *, month, source, forces, publish, dry_run, **options):
        progress = waiting.Progress(self.stderr._out)
        local = fetching.local_path(source, progress)
        batch = starting.start(month, local, only_forces=forces, publish=publish, dry_run=dry_run)
        action = Deed.Action.DRY_RUN if dry_run else Deed.Action.LOAD
        log(action, month=month, what=source, text=f"load {batch.id} is under way.")
        waiting.until_done([batch], progress)
        progress.done(waiting.summary(batch))
        for line in report.lines(batch):
            progress.done(line)
