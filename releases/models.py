"""
What is public: releases, published months, coverage and revisions.

Forces are named by their slug here, not by a key: months are the lowest layer of the project
and know nothing of forces.
"""

from django.db import models

from languages.fields import in_both_languages
from releases.fields import MonthField
from releases.kinds import Kind

KINDS = [(kind.value, kind.label) for kind in Kind]


class Release(models.Model):
    """
    One change of what is public. The number of the latest is the stamp for every cache.

    Rows are only ever added: the list is the site's change history.
    """

    class Action(models.TextChoices):
        PUBLISH = "publish", "Published"
        WITHDRAW = "withdraw", "Withdrawn"
        RESTORE = "restore", "Earlier version put back"
        REFERENCE = "reference", "Reference data changed"
        LEVELS = "levels", "Crime levels computed"
        COVERAGE = "coverage", "What was supplied corrected"

    made_at = models.DateTimeField(auto_now_add=True)
    action = models.CharField(max_length=10, choices=Action.choices)
    month = MonthField(null=True, blank=True)
    note = models.TextField(blank=True)

    class Meta:
        ordering = ["-id"]
        get_latest_by = "id"

    def __str__(self) -> str:
        return f"{self.id}: {self.get_action_display()} {self.month or ''}".strip()


class PublishedMonth(models.Model):
    """A month that the public sees, and the release that made it so."""

    month = MonthField(primary_key=True)
    release = models.ForeignKey(Release, on_delete=models.PROTECT, related_name="+")

    class Meta:
        ordering = ["month"]

    def __str__(self) -> str:
        return str(self.month)


@in_both_languages("note")
class Coverage(models.Model):
    """
    What one force supplied of one kind for one published month.

    A force that did not supply is "not supplied", which is not the same as no crime.
    """

    class Status(models.TextChoices):
        SUPPLIED = "supplied", "Supplied"
        PARTLY = "partly", "Partly supplied"
        NOT_SUPPLIED = "not-supplied", "Not supplied"

    month = MonthField()
    force_slug = models.CharField(max_length=50)
    kind = models.CharField(max_length=15, choices=KINDS)
    status = models.CharField(max_length=12, choices=Status.choices)
    rows = models.PositiveIntegerField(default=0)
    rows_without_location = models.PositiveIntegerField(default=0)
    rows_set_aside = models.PositiveIntegerField(default=0)
    note = models.TextField(blank=True)
    note_cy = models.TextField(blank=True)

    class Meta:
        ordering = ["month", "force_slug", "kind"]
        verbose_name_plural = "coverage"
        constraints = [
            models.UniqueConstraint(
                fields=["month", "force_slug", "kind"], name="one_coverage_per_month_force_kind"
            )
        ]

    def __str__(self) -> str:
        return f"{self.month} {self.force_slug} {self.kind}: {self.get_status_display()}"


class Revision(models.Model):
    """How one force's data of one month differs from the version that was public before."""

    release = models.ForeignKey(Release, on_delete=models.CASCADE, related_name="revisions")
    month = MonthField()
    force_slug = models.CharField(max_length=50)
    kind = models.CharField(max_length=15, choices=KINDS)
    rows_before = models.PositiveIntegerField()
    rows_after = models.PositiveIntegerField()
    rows_added = models.PositiveIntegerField()
    rows_removed = models.PositiveIntegerField()
    outcomes_changed = models.PositiveIntegerField(default=0)

    class Meta:
        ordering = ["-release", "force_slug", "kind"]

    def __str__(self) -> str:
        return (
            f"{self.month} {self.force_slug} {self.kind}: +{self.rows_added} -{self.rows_removed}"
        )


class Edition(models.Model):
    """
    How often what the staff of one force have written has changed for the public.

    It is part of the stamp of the pages that show such texts, apart from the releases: an
    officer's new telephone number must not empty the caches of every other force.
    """

    force_slug = models.CharField(max_length=50, unique=True)
    number = models.PositiveBigIntegerField(default=1)
    changed_at = models.DateTimeField(auto_now=True)

    def __str__(self) -> str:
        return f"{self.force_slug} {self.number}"
