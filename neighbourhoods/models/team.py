from django.db import models

from languages.fields import in_both_languages
from neighbourhoods.models.neighbourhood import Neighbourhood


@in_both_languages("bio")
class TeamMember(models.Model):
    """An officer or community support officer of a neighbourhood team, in the team's order."""

    neighbourhood = models.ForeignKey(Neighbourhood, on_delete=models.CASCADE, related_name="team")
    position = models.PositiveSmallIntegerField()
    name = models.CharField(max_length=150)
    rank = models.CharField(max_length=150, blank=True)
    bio = models.TextField(blank=True)
    bio_cy = models.TextField("bio in Welsh", blank=True)
    contact_details = models.JSONField(default=dict, blank=True)

    class Meta:
        ordering = ["neighbourhood", "position"]

    def __str__(self) -> str:
        return self.name
