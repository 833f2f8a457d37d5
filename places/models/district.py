from django.contrib.gis.db import models

from forces.models import Force
from languages.fields import in_both_languages


@in_both_languages("name")
class District(models.Model):
    """A local authority district; the police force area is a whole number of them."""

    id = models.AutoField(primary_key=True)
    code = models.CharField(max_length=9, unique=True)
    name = models.CharField(max_length=100)
    name_cy = models.CharField("name in Welsh", max_length=100, blank=True)
    force = models.ForeignKey(
        Force, null=True, blank=True, on_delete=models.PROTECT, related_name="districts"
    )
    boundary = models.MultiPolygonField(null=True, blank=True)

    class Meta:
        ordering = ["name"]

    def __str__(self) -> str:
        return self.name
