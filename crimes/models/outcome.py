from django.db import models

from crimes.models.category import OutcomeCategory
from crimes.models.crime import LOOSE
from forces.models import Force
from places.models import Lsoa, StreetPoint
from releases.fields import MonthField


class Outcome(models.Model):
    """
    One outcome, recorded in one month, for a crime of that or (nearly always) an earlier month.

    Joined to crimes by `persistent_id` alone. The crime may be older than anything loaded
    (an orphan), so the outcome keeps its own place. Partitioned by month like crimes.
    """

    pk = models.CompositePrimaryKey("month", "id")
    id = models.BigIntegerField()
    month = MonthField()
    street_point = models.ForeignKey(StreetPoint, null=True, related_name="+", **LOOSE)
    lsoa = models.ForeignKey(Lsoa, null=True, related_name="+", **LOOSE)
    force = models.ForeignKey(Force, related_name="+", **LOOSE)
    category = models.ForeignKey(OutcomeCategory, related_name="+", **LOOSE)
    persistent_id = models.BinaryField(null=True)

    class Meta:
        indexes = [
            models.Index(name="outcome_street_point", fields=["street_point"]),
            models.Index(
                name="outcome_persistent_id",
                fields=["persistent_id"],
                condition=models.Q(persistent_id__isnull=False),
            ),
        ]

    def __str__(self) -> str:
        return f"{self.month} {self.id}"
