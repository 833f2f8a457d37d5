"""Files made for visitors: custom downloads, archives, boundaries."""

import uuid

from django.db import models

from releases.fields import MonthField


class Export(models.Model):
    """
    A custom download: what was asked for, how far it is, and where the zip is.

    Only these rows say what is still to do; messages in the queue may be lost or doubled.
    """

    class State(models.TextChoices):
        PENDING = "pending", "Being made"
        READY = "ready", "Ready"
        FAILED = "failed", "Failed"
        EXPIRED = "expired", "Expired"

    id = models.UUIDField(primary_key=True, default=uuid.uuid4, editable=False)
    first_month = MonthField()
    last_month = MonthField()
    # Slugs of forces, and values of `releases.kinds.Kind`, each in order.
    forces = models.JSONField()
    kinds = models.JSONField()
    # A digest of the four above: the same question is answered with the same file.
    question = models.CharField(max_length=64, db_index=True)
    # The release of the monthly data that the file is made from.
    release = models.PositiveIntegerField()
    state = models.CharField(max_length=10, choices=State.choices, default=State.PENDING)
    # A step is one kind of file of one month, for all forces.
    steps_done = models.PositiveIntegerField(default=0)
    steps = models.PositiveIntegerField(default=0)
    attempts = models.PositiveSmallIntegerField(default=0)
    # Forty hexadecimal digits that nobody can guess, and the ending.
    name = models.CharField(max_length=100, blank=True)
    size = models.BigIntegerField(default=0)
    sha256 = models.CharField(max_length=64, blank=True)
    # A keyed digest of the network address that asked, for the limits; blank after a day.
    caller = models.CharField(max_length=64, blank=True)
    created_at = models.DateTimeField(auto_now_add=True)
    queued_at = models.DateTimeField()
    finished_at = models.DateTimeField(null=True, blank=True)

    class Meta:
        ordering = ["-created_at"]
        indexes = [models.Index(name="export_caller", fields=["caller", "created_at"])]

    def __str__(self) -> str:
        return f"{self.first_month} to {self.last_month}: {self.get_state_display()}"

    @property
    def percent(self) -> int:
        if self.state == self.State.READY:
            return 100
        return 99 * self.steps_done // self.steps if self.steps else 0


class PublicFile(models.Model):
    """
    A file that is made ahead of anybody asking: a monthly archive, a set of boundaries.

    `name` is the last part of its address; `stored_as` where it is kept, which differs with
    each making, so that readers of the earlier one are not cut off.
    """

    class Kind(models.TextChoices):
        ARCHIVE = "archive", "Archive of months"
        BOUNDARIES = "boundaries", "Boundaries"

    kind = models.CharField(max_length=10, choices=Kind.choices)
    name = models.CharField(max_length=50)
    stored_as = models.CharField(max_length=100)
    size = models.BigIntegerField()
    md5 = models.CharField(max_length=32)
    sha256 = models.CharField(max_length=64)
    # The release that the file was made from.
    release = models.PositiveIntegerField()
    # The months in an archive.
    first_month = MonthField(null=True, blank=True)
    last_month = MonthField(null=True, blank=True)
    made_at = models.DateTimeField()

    class Meta:
        ordering = ["kind", "-name"]
        constraints = [
            models.UniqueConstraint(fields=["kind", "name"], name="one_public_file_per_name")
        ]

    def __str__(self) -> str:
        return f"{self.kind}/{self.name}"
