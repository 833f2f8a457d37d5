from django.db import models

from languages.fields import in_both_languages
from neighbourhoods.models.neighbourhood import Neighbourhood


@in_both_languages("title", "description")
class Meeting(models.Model):
    """A meeting, surgery or other event where residents can meet the team."""

    neighbourhood = models.ForeignKey(
        Neighbourhood, on_delete=models.CASCADE, related_name="meetings"
    )
    title = models.CharField(max_length=200)
    title_cy = models.CharField("title in Welsh", max_length=200, blank=True)
    kind = models.CharField(max_length=50, default="meeting")
    description = models.TextField(blank=True)
    description_cy = models.TextField("description in Welsh", blank=True)
    address = models.TextField(blank=True)
    starts_at = models.DateTimeField()
    ends_at = models.DateTimeField(null=True, blank=True)
    contact_details = models.JSONField(default=dict, blank=True)

    class Meta:
        ordering = ["neighbourhood", "starts_at"]

    def __str__(self) -> str:
        return self.title
