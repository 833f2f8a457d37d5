from django.contrib.gis.db import models
from simple_history.models import HistoricalRecords

from languages.fields import in_both_languages
from neighbourhoods.models.text import AreaText


@in_both_languages("title")
class Link(AreaText):
    """A link that the team gives its residents."""

    WRITTEN = ("neighbourhood", "position", "title", "title_cy", "url", "description")
    RICH = frozenset({"description"})

    position = models.PositiveSmallIntegerField()
    title = models.CharField(max_length=200)
    title_cy = models.CharField("title in Welsh", max_length=200, blank=True)
    url = models.CharField("address of the page", max_length=500)
    description = models.TextField(blank=True)

    history = HistoricalRecords()

    class Meta:
        default_related_name = "links"
        ordering = ["neighbourhood", "position"]

    def __str__(self) -> str:
        return self.title


@in_both_languages("name")
class PoliceLocation(AreaText):
    """A police station or other place where the team can be found."""

    WRITTEN = (
        "neighbourhood",
        "position",
        "name",
        "name_cy",
        "kind",
        "description",
        "address",
        "postcode",
        "telephone",
    )
    RICH = frozenset({"description"})

    position = models.PositiveSmallIntegerField()
    name = models.CharField(max_length=200, blank=True)
    name_cy = models.CharField("name in Welsh", max_length=200, blank=True)
    kind = models.CharField(max_length=50, blank=True)
    description = models.TextField(blank=True)
    address = models.TextField(blank=True)
    postcode = models.CharField(max_length=8, blank=True)
    telephone = models.CharField(max_length=50, blank=True)
    location = models.PointField(null=True, blank=True, spatial_index=False)

    history = HistoricalRecords(excluded_fields=["location"])

    class Meta:
        default_related_name = "locations"
        ordering = ["neighbourhood", "position"]
        verbose_name = "police station or office"
        verbose_name_plural = "police stations and offices"

    def __str__(self) -> str:
        return self.name or self.address or "Police station"
