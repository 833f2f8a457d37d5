"""bin/manage make_demo_data DIR [--scale small|national] [--months N] [--until 2026-09]"""

from pathlib import Path

from django.core.management.base import BaseCommand, CommandError

from ingest.console import month_argument
from ingest.demo import national, small
from releases.month import Month

LAST_MONTH = Month(2026, 9)


class Command(BaseCommand):
    help = "Write the made-up country of Doggerland as files in the official formats."

    def add_arguments(self, parser):
        parser.add_argument("directory", type=Path, metavar="DIR")
        parser.add_argument("--scale", choices=["small", "national"], default="small")
        parser.add_argument(
            "--months", type=int, help=f"how many months; {small.MONTHS} (national: 1) if not given"
        )
        parser.add_argument(
            "--until", type=month_argument, default=LAST_MONTH, help=f"last month; {LAST_MONTH}"
        )

    def handle(self, *, directory, scale, months, until, **options):
        if months is not None and months < 1:
            raise CommandError("--months must be 1 or more.")
        try:
            directory.mkdir(parents=True, exist_ok=True)
        except OSError as error:
            raise CommandError(f"{directory} cannot be written to: {error.strerror}.") from error
        country = {"small": small, "national": national}[scale]
        country.write(directory, until, months or country.MONTHS, self.stdout.write)
        self.stdout.write(f"Doggerland ({scale}) is in {directory}. It is all made up.")
