"""bin/manage load_demo_data DIR"""

from pathlib import Path

from django.core.management import call_command
from django.core.management.base import BaseCommand

from languages.marking import gettext_noop as _

# The files of `make_demo_data`, in an order in which each finds what it refers to.
REFERENCE = [
    ("forces", "forces.csv"),
    ("police-areas", "police-areas.geojson"),
    ("districts", "districts.geojson"),
    ("districts", "district-lookup.csv"),
    ("lsoas", "lsoas-2011.geojson"),
    ("lsoas", "lsoas-2021.geojson"),
    ("lsoas", "lsoa-lookup.csv"),
    ("lsoa-changes", "lsoa-changes.csv"),
    ("populations", "populations.csv", "--year", "2021", "--source", _("Made up for Doggerland")),
    ("populations", "workday-populations.csv", "--year", "2021", "--source", _("Made up")),
    ("neighbourhoods", "neighbourhoods"),
    ("postcodes", "postcodes"),
    ("place-names", "place-names.csv"),
    ("backdrop", "backdrop.geojson"),
]


class Command(BaseCommand):
    help = "Load what make_demo_data wrote, by the commands that an operator uses for real data."

    def add_arguments(self, parser):
        parser.add_argument("folder", type=Path, metavar="DIR")

    def handle(self, *, folder, **_):
        for kind, name, *options in REFERENCE:
            self._run("load_reference", kind, folder / "reference" / name, *options)
        self._run("load_reference", "neighbourhood-details", folder / "api")
        self._run("load_archive", folder / "police-csv", "--publish")
        # One month was supplied a second time, with changes.
        self._run("load_archive", folder / "revised" / "police-csv", "--publish")

    def _run(self, *words):
        line = [str(word) for word in words]
        self.stdout.write(f"bin/manage {' '.join(line)}")
        call_command(*line, stdout=self.stdout, stderr=self.stderr)
