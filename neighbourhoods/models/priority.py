from django.db import models

from languages.fields import in_both_languages
from neighbourhoods.models.neighbourhood import Neighbourhood


@in_both_languages("issue", "action")
class Priority(models.Model):
    """What a team has agreed to work on, and what it has done about it. Texts are HTML, cleaned."""

    neighbourhood = models.ForeignKey(
        Neighbourhood, on_delete=models.CASCADE, related_name="priorities"
    )
    issue = models.TextField()
    issue_cy = models.TextField("issue in Welsh", blank=True)
    issue_date = models.DateField()
    action = models.TextField(blank=True)
    action_cy = models.TextField("action in Welsh", blank=True)
    action_date = models.DateField(null=True, blank=True)

    class Meta:
        ordering = ["neighbourhood", "-issue_date", "id"]
        verbose_name_plural = "priorities"

    def __str__(self) -> str:
        return f"{self.neighbourhood} {self.issue_date}"
