import uuid
from pathlib import Path

from django.conf import settings
from django.db import models


class Upload(models.Model):
    """
    Files that an operator sends, in parts, to be loaded: a month, or reference data.

    files: the size in bytes of each by its name. What has come is on disk, in `folder`, until
    it is thrown away (`ingest.clearing`).
    """

    class Of(models.TextChoices):
        MONTH = "month", "Monthly data"
        REFERENCE = "reference", "Reference data"

    id = models.UUIDField(primary_key=True, default=uuid.uuid4)
    of = models.CharField(max_length=9, choices=Of.choices, default=Of.MONTH)
    by = models.ForeignKey(settings.AUTH_USER_MODEL, on_delete=models.PROTECT, related_name="+")
    files = models.JSONField()
    started_at = models.DateTimeField(auto_now_add=True)
    finished_at = models.DateTimeField(null=True)
    thrown_away_at = models.DateTimeField(null=True)

    class Meta:
        ordering = ["-started_at"]

    def __str__(self) -> str:
        return ", ".join(self.files)

    @property
    def folder(self) -> Path:
        return Path(settings.DOWNLOADS_ROOT) / "uploads" / str(self.id)
