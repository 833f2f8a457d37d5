from django.db import models

from ingest.models.batch import Batch
from releases.fields import MonthField


class Look(models.Model):
    """
    One look at the official address, and what came of it.

    month: the one looked for, or the newest that is here where its zip is another one now.
    """

    class Result(models.TextChoices):
        LOOKING = "looking", "Looking"
        NOTHING_NEW = "nothing-new", "No new month"
        REISSUED = "reissued", "Another zip of the newest month"
        LOADING = "loading", "Found, and being loaded"
        TOLD = "told", "Loaded; operators were told"
        FAILED = "failed", "Failed"

    started_at = models.DateTimeField(auto_now_add=True)
    ended_at = models.DateTimeField(null=True)
    address = models.TextField()
    result = models.CharField(max_length=12, choices=Result.choices, default=Result.LOOKING)
    text = models.TextField(blank=True)
    month = MonthField(null=True)
    batch = models.ForeignKey(Batch, null=True, on_delete=models.SET_NULL, related_name="+")
    # The zip as it was fetched, and how the server marked it; see `ingest.stamps`.
    source = models.TextField(blank=True)
    stamp = models.JSONField(default=dict)
    # What differs there from months that are here already; see `ingest.revisions`.
    revised = models.JSONField(default=dict)

    class Meta:
        ordering = ["-id"]

    def __str__(self) -> str:
        return f"{self.started_at:%Y-%m-%d %H:%M} {self.get_result_display()}"
