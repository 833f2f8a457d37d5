from django.db import models

from ingest.models.batch import Batch
from releases.fields import MonthField


class Look(models.Model):
    """One look for a new month at the official address, and what came of it."""

    class Result(models.TextChoices):
        LOOKING = "looking", "Looking"
        NOTHING_NEW = "nothing-new", "No new month"
        LOADING = "loading", "A new month was found and is being loaded"
        TOLD = "told", "A new month is loaded; operators were told"
        FAILED = "failed", "Failed"

    started_at = models.DateTimeField(auto_now_add=True)
    ended_at = models.DateTimeField(null=True)
    address = models.TextField()
    result = models.CharField(max_length=12, choices=Result.choices, default=Result.LOOKING)
    text = models.TextField(blank=True)
    month = MonthField(null=True)
    batch = models.ForeignKey(Batch, null=True, on_delete=models.SET_NULL, related_name="+")

    # What differs there from months that are here already; see `ingest.revisions`.
    revised = models.JSONField(default=dict)

    class Meta:
        ordering = ["-id"]

    def __str__(self) -> str:
        return f"{self.started_at:%Y-%m-%d %H:%M} {self.get_result_display()}"
