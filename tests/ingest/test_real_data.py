"""The real files, loaded by the commands, against a plain count of every file."""

import csv
from collections import Counter

import pytest
from django.db.models import Count

from crimes.models import Crime, ForceCount, LsoaCount, Outcome
from ingest.models import Problem, SourceFile
from places.models import StreetPoint
from releases.queries import published
from stops.models import Stop
from tests.countries import REAL_DATA
from tests.ingest import loaded

FOLDER = REAL_DATA / "police-csv"
KINDS = ("street", "outcomes", "stop-and-search")


def files(kind: str):
    """Give (month, force, rows) of each file of one kind, read by the csv module alone."""
    for path in sorted(FOLDER.glob(f"*/*-{kind}.csv")):
        month, force = path.name[:7], path.name[8 : -len(f"-{kind}.csv")]
        with path.open(newline="", encoding="utf-8") as file:
            yield month, force, list(csv.DictReader(file))


def rows_by_file(model) -> Counter:
    found = model.objects.values_list("month", "force__slug").annotate(n=Count("*"))
    return Counter({(str(month), force): n for month, force, n in found})


@pytest.mark.usefixtures("real_data")
class TestRealData:
    @pytest.mark.parametrize(
        ("kind", "model"), [("street", Crime), ("outcomes", Outcome), ("stop-and-search", Stop)]
    )
    def test_every_row_of_every_file_is_there(self, kind, model):
        expected = Counter({(m, force): len(rows) for m, force, rows in files(kind) if rows})

        assert rows_by_file(model) == expected
        assert Problem.objects.filter(line__isnull=False).count() == 0

    def test_counts_by_month_force_and_category(self):
        expected = Counter(
            (month, force, row["Crime type"])
            for month, force, rows in files("street")
            for row in rows
        )

        assert loaded.counts(ForceCount, "month", "force__slug", "category__name") == expected

    def test_counts_by_month_lsoa_and_category(self):
        expected = Counter(
            (month, row["LSOA code"], row["Crime type"])
            for month, _force, rows in files("street")
            for row in rows
            if row["LSOA code"]
        )

        assert loaded.counts(LsoaCount, "month", "lsoa__code", "category__name") == expected

    def test_rows_without_location_are_counted_for_the_force_alone(self):
        expected = Counter(
            {
                (month, force): sum(not row["Longitude"] for row in rows)
                for month, force, rows in files("street")
            }
        )
        said = SourceFile.objects.filter(kind="street").select_related("batch", "force")

        assert (
            Counter({(str(f.batch.month), f.force.slug): f.rows_without_location for f in said})
            == expected
        )

    def test_wholly_identical_rows_are_all_kept(self):
        month, force, rows = next(
            f for f in files("street") if f[:2] == ("2022-05", "bedfordshire")
        )
        alike = Counter(tuple(row.values()) for row in rows)
        extra = sum(n - 1 for n in alike.values())

        assert extra > 100
        assert Crime.objects.filter(month=month, force__slug=force).count() == len(rows)

    def test_blank_street_names_of_northern_ireland_keep_their_blank(self):
        names = StreetPoint.objects.filter(crimes__force__slug="northern-ireland", folded="")

        assert set(names.values_list("name", flat=True)) == {"On or near "}

    def test_quoted_commas_and_welsh_letters(self):
        assert StreetPoint.objects.filter(name="On or near Sŵn Yr Afon").exists()
        with_comma = Crime.objects.filter(force__slug="dorset", lsoa__name__contains=",")
        assert with_comma.filter(
            lsoa__name__startswith="Bournemouth, Christchurch and Poole"
        ).exists()

    def test_btp_has_no_ids_and_no_outcomes(self):
        btp = Crime.objects.filter(force__slug="btp")

        assert btp.count() > 1000
        assert not btp.filter(persistent_id__isnull=False).exists()
        assert not btp.filter(last_outcome__isnull=False).exists()

    def test_street_names_in_capitals_are_the_same_points(self):
        # Names are compared without case: no two points differ in case alone.
        points = StreetPoint.objects.values("longitude_e6", "latitude_e6", "name_key")

        assert not points.annotate(n=Count("id")).filter(n__gt=1).exists()

    def test_a_crime_id_is_no_key_and_all_its_outcomes_are_kept(self):
        seen = Counter(
            row["Crime ID"]
            for _month, force, rows in files("outcomes")
            for row in rows
            if force == "bedfordshire"
        )
        crime_id, most = seen.most_common(1)[0]

        kept = Outcome.objects.filter(persistent_id=bytes.fromhex(crime_id))
        assert most > 5
        assert kept.count() == most

    def test_stops_of_the_first_summer_hour_stay_in_their_month(self):
        early = Stop.objects.filter(month="2021-05", happened_at__lt="2021-05-01T00:00:00Z")

        assert early.exists()

    def test_every_month_is_public(self):
        assert [str(month) for month in published()] == sorted(
            {month for month, _, _ in files("street")}
        )
