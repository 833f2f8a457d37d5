"""bin/manage load_archive SOURCE [--since 2021-05] [--until 2022-05] [--publish]"""

from django.core.management.base import BaseCommand

from ingest import fetching, report, sources, starting, waiting
from ingest.console import log, month_argument, one_clear_line
from ingest.models import Deed
from ingest.refusals import Refused

# Months under way at once: enough that a worker has a file to read while another finishes a
# month, few enough that a crash leaves little half done.
MONTHS_AT_ONCE = 4


class Command(BaseCommand):
    help = "Load every month of a folder, a data.police.uk zip, or the URL of one."

    def add_arguments(self, parser):
        parser.add_argument("source", metavar="SOURCE")
        parser.add_argument("--since", type=month_argument, metavar="MONTH")
        parser.add_argument("--until", type=month_argument, metavar="MONTH")
        parser.add_argument("--force", dest="forces", action="append", metavar="SLUG")
        parser.add_argument("--publish", action="store_true", help="make each public once loaded")

    @one_clear_line
    def handle(self, *, source, since, until, forces, publish, **options):
        progress = waiting.Progress(self.stderr._out)
        local = fetching.local_path(source, progress)
        months = sorted(
            {
                entry.month
                for entry in sources.entries(local)
                if (not since or entry.month >= since) and (not until or entry.month <= until)
                if not forces or entry.force_slug in forces
            }
        )
        if not months:
            raise Refused(f"{source} holds no files of those months.")
        what = f"{source}: {months[0]} to {months[-1]}"
        log(Deed.Action.LOAD, what=what, text=f"{len(months)} months, one after the other.")
        under_way = []
        for month in months:
            under_way.append(starting.start(month, local, only_forces=forces, publish=publish))
            if len(under_way) == MONTHS_AT_ONCE:
                self._finish(under_way.pop(0), progress)
        for batch in under_way:
            self._finish(batch, progress)

    def _finish(self, batch, progress):
        waiting.until_done([batch], progress)
        progress.done(waiting.summary(batch))
        for line in report.lines(batch):
            progress.done(line)
