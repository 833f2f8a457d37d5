from django.contrib.gis.db import models
from django.contrib.postgres.indexes import GinIndex


class PlaceName(models.Model):
    """A town, village, suburb or street that people may type, and where it is."""

    class Kind(models.TextChoices):
        CITY = "city", "City"
        TOWN = "town", "Town"
        SUBURB = "suburb", "Suburb"
        VILLAGE = "village", "Village"
        HAMLET = "hamlet", "Hamlet"
        BUILT_UP_AREA = "built-up-area", "Built-up area"
        STREET = "street", "Street"

    # The publisher's id, so that a new edition replaces the old name by name.
    source_id = models.CharField(max_length=40, unique=True)
    name = models.CharField(max_length=120)
    name_cy = models.CharField("name in Welsh or another language", max_length=120, blank=True)
    kind = models.CharField(max_length=15, choices=Kind.choices)
    # What tells it from others of the same name: the town or the district around it.
    within = models.CharField(max_length=200, blank=True)
    location = models.PointField(spatial_index=False)
    # Both names folded (lower case, no accents or punctuation): what typed text is held against.
    folded = models.CharField(max_length=250, editable=False)

    class Meta:
        ordering = ["name"]
        indexes = [
            # Misspelt streets are looked for among the distinct names (`StreetName`): here are
            # 800,000 of them, and every fourth is a road.
            GinIndex(
                name="place_name_trigrams",
                fields=["folded"],
                opclasses=["gin_trgm_ops"],
                condition=~models.Q(kind="street"),
            ),
            models.Index(
                name="place_name_folded", fields=["folded"], opclasses=["text_pattern_ops"]
            ),
        ]

    def __str__(self) -> str:
        return self.name
