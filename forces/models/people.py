from django.contrib.gis.db import models
from simple_history.models import HistoricalRecords

from forces.drafts import Publishable
from forces.models.force import Force
from languages.fields import in_both_languages


@in_both_languages("title", "description")
class EngagementMethod(Publishable):
    """A way to follow or reach a force: a web page, a feed, a social network."""

    WRITTEN = (
        "force",
        "position",
        "kind",
        "title",
        "title_cy",
        "url",
        "description",
        "description_cy",
    )
    RICH = frozenset({"description", "description_cy"})

    force = models.ForeignKey(Force, on_delete=models.CASCADE, related_name="engagement_methods")
    position = models.PositiveSmallIntegerField()
    kind = models.CharField(max_length=30)
    title = models.CharField(max_length=100)
    title_cy = models.CharField("title in Welsh", max_length=100, blank=True)
    url = models.CharField("address of the page", max_length=500, blank=True)
    description = models.TextField(blank=True)
    description_cy = models.TextField("description in Welsh", blank=True)

    history = HistoricalRecords()

    class Meta:
        ordering = ["force", "position"]
        verbose_name = "way to follow the force"
        verbose_name_plural = "ways to follow the force"

    def __str__(self) -> str:
        return f"{self.force}: {self.title}"


@in_both_languages("rank", "bio")
class SeniorOfficer(Publishable):
    """A senior officer of a force, in the force's own order."""

    WRITTEN = ("force", "position", "name", "rank", "rank_cy", "bio", "bio_cy", "contact_details")
    RICH = frozenset({"bio", "bio_cy"})

    force = models.ForeignKey(Force, on_delete=models.CASCADE, related_name="senior_officers")
    position = models.PositiveSmallIntegerField()
    name = models.CharField(max_length=150)
    rank = models.CharField(max_length=150, blank=True)
    rank_cy = models.CharField("rank in Welsh", max_length=150, blank=True)
    bio = models.TextField(blank=True)
    bio_cy = models.TextField("bio in Welsh", blank=True)
    # Keys as the official API names them: email, telephone, twitter, web...
    contact_details = models.JSONField(default=dict, blank=True)

    history = HistoricalRecords()

    class Meta:
        ordering = ["force", "position"]

    def __str__(self) -> str:
        return self.name
