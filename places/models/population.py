from django.db import models

from places.models.district import District
from places.models.lsoa import LsoaPopulation


class DistrictPopulation(models.Model):
    """
    How many people are in a district, with source and year.

    For figures that are published by district only, such as some workday populations; residents
    are added up from LSOAs.
    """

    district = models.ForeignKey(District, on_delete=models.CASCADE, related_name="populations")
    kind = models.CharField(max_length=10, choices=LsoaPopulation.Kind.choices)
    year = models.PositiveSmallIntegerField()
    source = models.CharField(max_length=200)
    count = models.PositiveIntegerField()

    class Meta:
        constraints = [
            models.UniqueConstraint(
                fields=["district", "kind", "year", "source"],
                name="one_district_population_per_source",
            )
        ]

    def __str__(self) -> str:
        return f"{self.district_id}: {self.count} ({self.kind}, {self.year})"
