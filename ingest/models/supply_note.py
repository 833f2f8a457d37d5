from django.db import models

from forces.models import Force
from releases.fields import MonthField
from releases.models import KINDS, Coverage


class SupplyNote(models.Model):
    """
    What an operator says of one force's data of a month, for the public to read.

    Without a file of that kind: why it was not supplied. With one: that it is not whole, and so
    counts for no level.
    """

    month = MonthField()
    force = models.ForeignKey(Force, on_delete=models.CASCADE, related_name="+")
    kind = models.CharField(max_length=15, choices=KINDS)
    status = models.CharField(
        max_length=12,
        choices=[
            (Coverage.Status.NOT_SUPPLIED, "Not supplied"),
            (Coverage.Status.PARTLY, "Partly supplied"),
        ],
    )
    reason = models.TextField()
    reason_cy = models.TextField("reason in Welsh", blank=True)

    class Meta:
        ordering = ["month", "force", "kind"]
        constraints = [
            models.UniqueConstraint(
                fields=["month", "force", "kind"], name="one_supply_note_per_month_force_kind"
            )
        ]

    def __str__(self) -> str:
        return f"{self.month} {self.force} {self.kind}: {self.get_status_display()}"
