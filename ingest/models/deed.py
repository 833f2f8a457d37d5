"""The audit log: what was asked for, by whom, and what came of it; who was given which role."""

from django.conf import settings
from django.db import models

from releases.fields import MonthField


class Deed(models.Model):
    """
    Something that an operator, a force's lead or the timetable has done or set going.

    Rows are only ever added; a trigger of the database refuses anything else.
    """

    class Action(models.TextChoices):
        UPLOAD = "upload", "Uploaded files"
        FETCH = "fetch", "Looked for a new month"
        LOAD = "load", "Load"
        DRY_RUN = "dry-run", "Dry run"
        CANCEL = "cancel", "Cancel a load"
        LEVELS = "levels", "Work out which levels would move"
        PUBLISH = "publish", "Publish"
        WITHDRAW = "withdraw", "Withdraw"
        RESTORE = "restore", "Restore"
        SUPPLY_NOTE = "supply-note", "Note on what was supplied"
        CLEAR = "clear", "Threw away old files"
        REFERENCE = "reference", "Load reference data"
        REFERENCE_DRY_RUN = "reference-dry-run", "Look at reference data"
        REFERENCE_UNDO = "reference-undo", "Undo a load of reference data"
        ROLE_GIVEN = "role-given", "Gave a role"
        ROLE_TAKEN = "role-taken", "Took a role away"
        FACTOR_FORGOTTEN = "factor-forgotten", "Forgot a second factor"
        ACCOUNT = "account", "Changed an account"

    at = models.DateTimeField(auto_now_add=True)
    # Nobody: a command on the machine itself, or the timetable.
    by = models.ForeignKey(
        settings.AUTH_USER_MODEL, null=True, on_delete=models.PROTECT, related_name="+"
    )
    action = models.CharField(max_length=20, choices=Action.choices)
    month = MonthField(null=True)
    # What it was done with: a source, a force, a note for the change log.
    what = models.TextField(blank=True)
    # All that whoever does it needs to know; see `ingest.deeds`.
    asked = models.JSONField(default=dict)

    class Meta:
        ordering = ["-id"]

    def __str__(self) -> str:
        return f"{self.get_action_display()} {self.month or ''}".strip()


class Answer(models.Model):
    """What came of a deed. Without one, it is still being done."""

    deed = models.OneToOneField(Deed, on_delete=models.PROTECT)
    at = models.DateTimeField(auto_now_add=True)
    done = models.BooleanField()
    text = models.TextField()

    def __str__(self) -> str:
        return self.text
