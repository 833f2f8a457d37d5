import uuid
from pathlib import Path

from django.conf import settings
from django.db import models


class Upload(models.Model):
    """
    A file that an operator sends in parts. The parts that have come are on disk.

    The size on disk is where to go on after a break.
    """

    id = models.UUIDField(primary_key=True, default=uuid.uuid4)
    by = models.ForeignKey(settings.AUTH_USER_MODEL, on_delete=models.PROTECT, related_name="+")
    name = models.CharField(max_length=200)
    size = models.BigIntegerField()
    started_at = models.DateTimeField(auto_now_add=True)
    finished_at = models.DateTimeField(null=True)

    class Meta:
        ordering = ["-started_at"]

    def __str__(self) -> str:
        return self.name

    @property
    def folder(self) -> Path:
        return Path(settings.DOWNLOADS_ROOT) / "uploads" / str(self.id)

    @property
    def path(self) -> Path:
        """Where the bytes are. The name is kept: a force file says by it what it is."""
        return self.folder / self.name

    @property
    def received(self) -> int:
        return self.path.stat().st_size if self.path.exists() else 0
