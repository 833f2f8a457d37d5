from django.core.exceptions import ValidationError
from django.db import models
from simple_history.models import HistoricalRecords

from languages.fields import in_both_languages
from neighbourhoods.models.text import AreaText


class Series(models.Model):
    """What meetings that repeat have in common: each of them is a Meeting with this series."""

    class Rule(models.TextChoices):
        WEEKLY = "weekly", "Every week"
        FORTNIGHTLY = "fortnightly", "Every two weeks"
        FOUR_WEEKLY = "four-weekly", "Every four weeks"
        MONTHLY_BY_WEEKDAY = (
            "weekday",
            "Every month, on the same weekday (such as the second Tuesday)",
        )
        MONTHLY_BY_DAY = "day", "Every month, on the same day (such as the 15th)"

    rule = models.CharField(max_length=12, choices=Rule.choices)
    until = models.DateField()

    class Meta:
        verbose_name_plural = "series"

    def __str__(self) -> str:
        return f"{self.get_rule_display()} until {self.until:%-d %B %Y}"


@in_both_languages("title", "description")
class Meeting(AreaText):
    """A meeting, surgery or other event where residents can meet the team."""

    WRITTEN = (
        "neighbourhood",
        "title",
        "title_cy",
        "kind",
        "description",
        "description_cy",
        "address",
        "online_url",
        "starts_at",
        "ends_at",
        "is_cancelled",
        "contact_details",
    )
    RICH = frozenset({"description", "description_cy"})

    title = models.CharField(max_length=200)
    title_cy = models.CharField("title in Welsh", max_length=200, blank=True)
    kind = models.CharField(max_length=50, default="meeting")
    description = models.TextField(blank=True)
    description_cy = models.TextField("description in Welsh", blank=True)
    address = models.TextField(blank=True)
    online_url = models.URLField("address to join online", max_length=500, blank=True)
    starts_at = models.DateTimeField("starts")
    ends_at = models.DateTimeField("ends", null=True, blank=True)
    is_cancelled = models.BooleanField(
        "cancelled",
        default=False,
        help_text="It stays on the page, marked as cancelled, until its day is over.",
    )
    contact_details = models.JSONField(default=dict, blank=True)
    series = models.ForeignKey(
        Series, null=True, blank=True, on_delete=models.SET_NULL, related_name="meetings"
    )

    history = HistoricalRecords()

    class Meta:
        default_related_name = "meetings"
        ordering = ["neighbourhood", "starts_at"]

    def __str__(self) -> str:
        return self.title

    def clean(self) -> None:
        if self.starts_at and self.ends_at and self.ends_at <= self.starts_at:
            raise ValidationError({"ends_at": "A meeting ends after it has begun."})
