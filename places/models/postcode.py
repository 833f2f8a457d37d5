from django.contrib.gis.db import models

from places.models.lsoa import Lsoa
from releases.fields import MonthField


class Postcode(models.Model):
    """
    A postcode and the point that stands for it.

    The key has no space and is upper case (`LU12SE`); see `places.postcode` for writing it.
    Terminated postcodes are kept, with the month in which they ended.
    """

    key = models.CharField(primary_key=True, max_length=7)
    location = models.PointField(spatial_index=False)
    lsoa = models.ForeignKey(
        Lsoa, null=True, blank=True, on_delete=models.SET_NULL, related_name="+"
    )
    terminated = MonthField(null=True, blank=True)

    class Meta:
        ordering = ["key"]

    def __str__(self) -> str:
        return f"{self.key[:-3]} {self.key[-3:]}"
