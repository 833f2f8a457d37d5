from django.contrib.gis.db import models

from places.models.lsoa import Lsoa
from places.squares import HEIGHT_E6, IN_A_ROW, WIDTH_E6


class StreetPoint(models.Model):
    """
    A published map point: the "On or near X" on which crimes are placed.

    A point is its name and its position, exactly as published, in millionths of a degree.
    The id is given when the point is first seen and never changes or moves, so links and
    API clients can rely on it. The neighbourhood is kept beside it
    (`neighbourhoods.PlacedPoint`), since boundaries change and points do not.
    """

    id = models.AutoField(primary_key=True)
    # As published, "On or near High Street"; may be "On or near " with no street.
    name = models.CharField(max_length=200)
    # Lower case: files differ in case for the same street.
    name_key = models.CharField(max_length=200, editable=False)
    # The street alone, folded, for search; empty where the name has no street.
    folded = models.CharField(max_length=200, editable=False, blank=True)
    longitude_e6 = models.IntegerField()
    latitude_e6 = models.IntegerField()
    location = models.PointField(spatial_index=True)
    # The number of the square that it stands in; see `places.squares`.
    square = models.GeneratedField(
        expression=(models.F("latitude_e6") + 90_000_000) / HEIGHT_E6 * IN_A_ROW
        + (models.F("longitude_e6") + 180_000_000) / WIDTH_E6,
        output_field=models.IntegerField(),
        db_persist=True,
    )
    lsoa = models.ForeignKey(
        Lsoa, null=True, blank=True, on_delete=models.SET_NULL, related_name="street_points"
    )
    # Postal addresses in the point's catchment, where that is known.
    addresses = models.PositiveIntegerField(null=True, blank=True)

    class Meta:
        constraints = [
            models.UniqueConstraint(
                fields=["longitude_e6", "latitude_e6", "name_key"], name="one_point_per_place"
            )
        ]
        indexes = [
            models.Index(name="street_point_square", fields=["square"]),
            models.Index(
                name="street_point_folded", fields=["folded"], opclasses=["text_pattern_ops"]
            ),
        ]

    def __str__(self) -> str:
        return self.name
