from django.db import models
from simple_history.models import HistoricalRecords

from languages.fields import in_both_languages
from neighbourhoods.models.text import AreaText


@in_both_languages("issue", "action")
class Priority(AreaText):
    """What a team has agreed to work on, and what it has done about it. Texts are HTML, cleaned."""

    WRITTEN = (
        "neighbourhood",
        "issue",
        "issue_cy",
        "issue_date",
        "action",
        "action_cy",
        "action_date",
    )
    RICH = frozenset({"issue", "issue_cy", "action", "action_cy"})

    issue = models.TextField()
    issue_cy = models.TextField("issue in Welsh", blank=True)
    issue_date = models.DateField("issued on")
    action = models.TextField("action taken", blank=True)
    action_cy = models.TextField("action in Welsh", blank=True)
    action_date = models.DateField("action of", null=True, blank=True)

    history = HistoricalRecords()

    class Meta:
        default_related_name = "priorities"
        ordering = ["neighbourhood", "-issue_date", "id"]
        verbose_name_plural = "priorities"

    def __str__(self) -> str:
        return f"{self.neighbourhood}, {self.issue_date:%-d %B %Y}"
