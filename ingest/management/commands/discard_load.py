"""bin/manage discard_load 2022-05"""

from django.core.management.base import BaseCommand

from ingest import starting
from ingest.console import log, month_argument, one_clear_line
from ingest.models import Deed


class Command(BaseCommand):
    help = "Give up the unfinished load of a month; what is public stays as it is."

    def add_arguments(self, parser):
        parser.add_argument("month", type=month_argument)

    @one_clear_line
    def handle(self, *, month, **options):
        batch = starting.discard(month)
        log(Deed.Action.CANCEL, month=month, what=f"load {batch.id}", text="it is given up.")
        self.stdout.write(f"Load {batch.id} of {month} is discarded.")
