from django.contrib.gis.db import models

from places.models.map_shape import WEB_MERCATOR


class Backdrop(models.Model):
    """
    Something of a map to draw under the data where no map service has the country.

    `layer` is coast, water, park, docks, road or place; `kind` tells the roads and the places
    of a layer apart. It is drawn from zoom `from_zoom` on.
    """

    layer = models.CharField(max_length=20)
    kind = models.CharField(max_length=20, blank=True)
    name = models.CharField(max_length=120, blank=True)
    name_cy = models.CharField("name in Welsh or another language", max_length=120, blank=True)
    from_zoom = models.PositiveSmallIntegerField()
    shape = models.GeometryField(srid=WEB_MERCATOR)

    class Meta:
        verbose_name_plural = "backdrop"

    def __str__(self) -> str:
        return f"{self.layer} {self.kind} {self.name}"
