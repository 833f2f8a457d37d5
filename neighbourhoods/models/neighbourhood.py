from django.conf import settings
from django.contrib.gis.db import models
from django.contrib.postgres.indexes import GinIndex
from django.db.models.functions import Upper
from simple_history.models import HistoricalRecords

from forces.drafts import HasDraft
from forces.models import Force
from languages.fields import in_both_languages
from places.models import StreetPoint


@in_both_languages("name", "description")
class Neighbourhood(HasDraft):
    """
    The area of one neighbourhood team.

    `code` is the force's own id, exactly as the force writes it: it may hold spaces, dots and
    lower case, and repeats between forces.
    """

    WRITTEN = ("description", "description_cy", "force_url", "contact_details")
    RICH = frozenset({"description", "description_cy"})

    id = models.AutoField(primary_key=True)
    force = models.ForeignKey(Force, on_delete=models.PROTECT, related_name="neighbourhoods")
    code = models.CharField(max_length=60)
    name = models.CharField(max_length=150)
    name_cy = models.CharField("name in Welsh", max_length=150, blank=True)
    boundary = models.MultiPolygonField(null=True, blank=True)
    centre = models.PointField(null=True, blank=True, spatial_index=False)
    population = models.PositiveIntegerField(null=True, blank=True)
    description = models.TextField(blank=True)
    description_cy = models.TextField("description in Welsh", blank=True)
    force_url = models.URLField("page on the force's own site", max_length=500, blank=True)
    # Keys as the official API names them: email, telephone, twitter, web...
    contact_details = models.JSONField(default=dict, blank=True)
    # The name folded (lower case, no accents or punctuation): for search.
    folded = models.CharField(max_length=320, editable=False, blank=True)
    updated_at = models.DateTimeField(auto_now=True)

    history = HistoricalRecords(excluded_fields=["boundary", "centre", "folded"])

    class Meta:
        ordering = ["force", "name"]
        constraints = [
            models.UniqueConstraint(fields=["force", "code"], name="one_neighbourhood_per_code")
        ]
        indexes = [
            GinIndex(name="neighbourhood_trigrams", fields=["folded"], opclasses=["gin_trgm_ops"]),
            # Codes are typed in any case.
            models.Index(Upper("code"), name="neighbourhood_code"),
        ]

    def __str__(self) -> str:
        return self.name


class Chosen(models.Model):
    """A neighbourhood that somebody of the staff looks after: it stands on their start page."""

    user = models.ForeignKey(
        settings.AUTH_USER_MODEL, on_delete=models.CASCADE, related_name="chosen"
    )
    neighbourhood = models.ForeignKey(Neighbourhood, on_delete=models.CASCADE, related_name="+")

    class Meta:
        constraints = [
            models.UniqueConstraint(fields=["user", "neighbourhood"], name="chosen_once")
        ]

    def __str__(self) -> str:
        return f"{self.user}: {self.neighbourhood}"


class PlacedPoint(models.Model):
    """
    The neighbourhood in which a street point lies.

    Kept apart from the point so that new boundaries rewrite this narrow table alone. A point
    outside every neighbourhood has no row.
    """

    street_point = models.OneToOneField(
        StreetPoint, primary_key=True, on_delete=models.CASCADE, related_name="placed"
    )
    neighbourhood = models.ForeignKey(
        Neighbourhood, on_delete=models.CASCADE, related_name="placed_points"
    )

    def __str__(self) -> str:
        return f"{self.street_point_id} in {self.neighbourhood_id}"
