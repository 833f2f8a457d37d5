"""Loads of reference data: what each brought, and what it takes to undo it."""

from typing import Any

from django.conf import settings
from django.contrib.postgres.fields import ArrayField
from django.db import models

from ingest.models.upload import Upload


class ReferenceLoad(models.Model):
    """One file, or several, of one kind of reference data: looked at, loaded, or taken back."""

    class State(models.TextChoices):
        ASKED = "asked", "To be looked at"
        SEEN = "seen", "Looked at, not loaded"
        APPLIED = "applied", "Loaded"
        UNDONE = "undone", "Undone"

    kind = models.CharField(max_length=30)
    state = models.CharField(max_length=8, choices=State.choices, default=State.ASKED)
    # Where the files are; empty for what comes with the program.
    path = models.TextField(blank=True)
    upload = models.ForeignKey(Upload, null=True, on_delete=models.SET_NULL, related_name="+")
    edition = models.CharField(max_length=100, blank=True)
    publisher = models.CharField(max_length=200)
    # See `ingest.reference.options`.
    options = models.JSONField(default=dict)
    # Nobody: a command on the machine itself.
    by = models.ForeignKey(
        settings.AUTH_USER_MODEL, null=True, on_delete=models.PROTECT, related_name="+"
    )
    asked_at = models.DateTimeField(auto_now_add=True)
    # When it was loaded or, later, undone.
    changed_at = models.DateTimeField(null=True)
    # What was loaded when somebody looked: it is loaded only while that is so.
    standing = models.CharField(max_length=40, blank=True)
    # What the loader said, a sentence each.
    lines: models.JSONField = models.JSONField(default=list)
    # What a person should look at; see `ingest.reference.suspicions`.
    warnings: models.JSONField = models.JSONField(default=list)
    # By table; see `ingest.reference.comparing.Difference`.
    differences: models.JSONField = models.JSONField(default=list)
    # What is kept to undo it is thrown away after a time.
    can_be_undone = models.BooleanField(default=False)

    class Meta:
        ordering = ["-id"]

    def __str__(self) -> str:
        return f"{self.kind}: {self.files}"

    @property
    def files(self) -> str:
        """Name the files, without the folder that they were in."""
        if self.upload:
            return str(self.upload)
        return self.path.rstrip("/").rpartition("/")[2] or "comes with the program"

    @property
    def totals(self) -> dict[str, int]:
        """Return how many rows of all tables were added, changed and gone."""
        return {
            sort: sum(difference[sort] for difference in self.differences)
            for sort in ("added", "changed", "gone")
        }

    @property
    def options_in_words(self) -> str:
        said: dict[str, Any] = {name: value for name, value in self.options.items() if value}
        return ", ".join(
            name if value is True else f"{name} {value}" for name, value in said.items()
        )


class AddedRows(models.Model):
    """Keys of rows that a load added to a table, some thousands at a time."""

    load = models.ForeignKey(ReferenceLoad, on_delete=models.CASCADE, related_name="added_rows")
    table = models.CharField(max_length=63)
    keys = ArrayField(models.TextField())


class AlteredRow(models.Model):
    """
    A row that a load changed or removed.

    was: the columns that differ, or all of a row that is gone, as PostgreSQL's text of each;
    became: the same after the load, None where the row is gone.
    """

    load = models.ForeignKey(ReferenceLoad, on_delete=models.CASCADE, related_name="altered_rows")
    table = models.CharField(max_length=63)
    key = models.TextField()
    was = models.JSONField()
    became = models.JSONField(null=True)
