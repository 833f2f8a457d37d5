from typing import Any

from django.db import models

from crimes.models.category import CrimeCategory, OutcomeCategory
from forces.models import Force
from places.models import Lsoa, StreetPoint
from releases.fields import MonthField

# Rows arrive by COPY, already checked, half a million a month. A foreign key in the database
# would look each one up again, and would stop a month from being swapped in an instant.
LOOSE: dict[str, Any] = {"db_constraint": False, "db_index": False, "on_delete": models.DO_NOTHING}


class Crime(models.Model):
    """
    One crime of one month, as published.

    The table is partitioned by month; see `ingest.partitions`. Columns stand in order of width,
    so that a row takes about 96 bytes (18 million crimes: 1.7 GB).

    `id` holds the month, the force and the row's place in the force's file
    (`ingest.row_ids`), so the same file gives the same ids. `persistent_id` is the 32 bytes
    of the published Crime ID; it is no key: anti-social behaviour has none, others repeat.
    `last_outcome` is the latest known, from this file or from outcomes of any month.
    """

    pk = models.CompositePrimaryKey("month", "id")
    id = models.BigIntegerField()
    month = MonthField()
    street_point = models.ForeignKey(StreetPoint, null=True, related_name="crimes", **LOOSE)
    lsoa = models.ForeignKey(Lsoa, null=True, related_name="crimes", **LOOSE)
    last_outcome_month = MonthField(null=True)
    force = models.ForeignKey(Force, related_name="+", **LOOSE)
    category = models.ForeignKey(CrimeCategory, related_name="+", **LOOSE)
    outcome_in_file = models.ForeignKey(OutcomeCategory, null=True, related_name="+", **LOOSE)
    last_outcome = models.ForeignKey(OutcomeCategory, null=True, related_name="+", **LOOSE)
    persistent_id = models.BinaryField(null=True)
    context = models.TextField(null=True)

    class Meta:
        indexes = [
            models.Index(name="crime_street_point", fields=["street_point"]),
            models.Index(name="crime_lsoa", fields=["lsoa"]),
            models.Index(
                name="crime_persistent_id",
                fields=["persistent_id"],
                condition=models.Q(persistent_id__isnull=False),
            ),
        ]

    def __str__(self) -> str:
        return f"{self.month} {self.id}"
