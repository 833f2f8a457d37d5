"""What was loaded, from which files, and what was set aside. The record of the operator's work."""

from django.conf import settings
from django.db import models

from forces.models import Force
from releases.fields import MonthField
from releases.models import KINDS


class Batch(models.Model):
    """
    One load of one month: a set of force files that is published, or not, as a whole.

    Its number is part of the name of the tables that hold its rows
    (`months.crimes_2022_05_b12`).
    """

    class State(models.TextChoices):
        LOADING = "loading", "Reading files"
        PLACING = "placing", "Placing new street points"
        FINISHING = "finishing", "Indexing and counting"
        LOADED = "loaded", "Loaded, not public"
        PUBLISHED = "published", "Public"
        PREVIOUS = "previous", "Replaced; can be put back"
        WITHDRAWN = "withdrawn", "Taken back; can be published again"
        FAILED = "failed", "Failed"
        DISCARDED = "discarded", "Discarded"
        REHEARSED = "rehearsed", "Dry run; nothing was kept"

    UNFINISHED = (State.LOADING, State.PLACING, State.FINISHING)
    # States in which the batch's tables exist, whole.
    KEPT = (State.LOADED, State.PUBLISHED, State.PREVIOUS, State.WITHDRAWN)

    month = MonthField()
    source = models.TextField()
    # Slugs of the forces asked for; empty means every force in the source.
    only_forces = models.JSONField(default=list, blank=True)
    state = models.CharField(max_length=10, choices=State.choices, default=State.LOADING)
    error = models.TextField(blank=True)
    # Every load takes over the forces that it does not replace from this one.
    based_on = models.ForeignKey(
        "self", null=True, blank=True, on_delete=models.SET_NULL, related_name="+"
    )
    # What differs from `based_on`, by force and kind; see `ingest.comparing`.
    changes = models.JSONField(default=list, blank=True)
    # What a person should look at before publishing; see `ingest.checks`.
    warnings = models.JSONField(default=list, blank=True)
    # Levels that would move, by period; None until somebody asks. See `ingest.moving_levels`.
    levels_moved = models.JSONField(null=True, blank=True)
    # Kinds of file whose tables are finished.
    finished_kinds = models.JSONField(default=list, blank=True)
    # The release that was public when the crimes were joined to their outcomes.
    joined_at_release = models.PositiveIntegerField(default=0)
    publish_when_loaded = models.BooleanField(default=False)
    # The timetable publishes only what every check passes.
    only_without_warnings = models.BooleanField(default=False)
    # Everything is checked, and all of it undone.
    dry_run = models.BooleanField(default=False)
    started_by = models.ForeignKey(
        settings.AUTH_USER_MODEL, null=True, blank=True, on_delete=models.SET_NULL, related_name="+"
    )
    started_at = models.DateTimeField(auto_now_add=True)
    finished_at = models.DateTimeField(null=True, blank=True)
    published_at = models.DateTimeField(null=True, blank=True)

    class Meta:
        ordering = ["-id"]
        verbose_name_plural = "batches"
        constraints = [
            models.UniqueConstraint(
                fields=["month"],
                condition=models.Q(state__in=["loading", "placing", "finishing"]),
                name="one_unfinished_load_per_month",
            ),
            models.UniqueConstraint(
                fields=["month"],
                condition=models.Q(state="published"),
                name="one_public_batch_per_month",
            ),
        ]

    def __str__(self) -> str:
        return f"{self.month} load {self.id}: {self.get_state_display()}"


class SourceFile(models.Model):
    """One file of one force in a batch. The worker that loads it holds the row's lock."""

    class State(models.TextChoices):
        WAITING = "waiting", "Waiting"
        LOADED = "loaded", "Loaded"
        REFUSED = "refused", "Refused"

    batch = models.ForeignKey(Batch, on_delete=models.CASCADE, related_name="files")
    force = models.ForeignKey(Force, on_delete=models.PROTECT, related_name="+")
    kind = models.CharField(max_length=15, choices=KINDS)
    name = models.CharField(max_length=200)
    size = models.BigIntegerField()
    # Of the bytes as loaded: tells whether a file has changed between two runs.
    sha256 = models.CharField(max_length=64, blank=True)
    state = models.CharField(max_length=10, choices=State.choices, default=State.WAITING)
    # Not in this batch's source: its rows come from the batch that this one is based on.
    taken_over = models.BooleanField(default=False)
    queued_at = models.DateTimeField(auto_now_add=True)
    error = models.TextField(blank=True)
    rows_read = models.PositiveIntegerField(default=0)
    rows_loaded = models.PositiveIntegerField(default=0)
    rows_set_aside = models.PositiveIntegerField(default=0)
    rows_without_location = models.PositiveIntegerField(default=0)
    seconds = models.FloatField(null=True, blank=True)

    class Meta:
        ordering = ["batch", "name"]
        constraints = [
            models.UniqueConstraint(
                fields=["batch", "force", "kind"], name="one_file_per_force_and_kind"
            )
        ]

    def __str__(self) -> str:
        return self.name


class Problem(models.Model):
    """A row that was set aside, or something to know about a file (no row then)."""

    file = models.ForeignKey(SourceFile, on_delete=models.CASCADE, related_name="problems")
    # The line in the file, the header being line 1; empty where it concerns the whole file.
    line = models.PositiveIntegerField(null=True, blank=True)
    reason = models.CharField(max_length=300)
    row = models.TextField(blank=True)

    class Meta:
        ordering = ["file", "line", "id"]

    def __str__(self) -> str:
        return f"{self.file} line {self.line}: {self.reason}"
