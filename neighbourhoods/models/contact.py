from django.contrib.gis.db import models

from neighbourhoods.models.neighbourhood import Neighbourhood


class Link(models.Model):
    """A link that the team gives its residents."""

    neighbourhood = models.ForeignKey(Neighbourhood, on_delete=models.CASCADE, related_name="links")
    position = models.PositiveSmallIntegerField()
    title = models.CharField(max_length=200)
    url = models.CharField(max_length=500)
    description = models.TextField(blank=True)

    class Meta:
        ordering = ["neighbourhood", "position"]

    def __str__(self) -> str:
        return self.title


class PoliceLocation(models.Model):
    """A police station or other place where the team can be found."""

    neighbourhood = models.ForeignKey(
        Neighbourhood, on_delete=models.CASCADE, related_name="locations"
    )
    position = models.PositiveSmallIntegerField()
    name = models.CharField(max_length=200, blank=True)
    kind = models.CharField(max_length=50, blank=True)
    description = models.TextField(blank=True)
    address = models.TextField(blank=True)
    postcode = models.CharField(max_length=8, blank=True)
    telephone = models.CharField(max_length=50, blank=True)
    location = models.PointField(null=True, blank=True, spatial_index=False)

    class Meta:
        ordering = ["neighbourhood", "position"]

    def __str__(self) -> str:
        return self.name
