from django.contrib.gis.db import models

from places.models.district import District


class Lsoa(models.Model):
    """
    A lower layer super output area: about 1,650 residents, the smallest area with a level.

    One row per code. Most codes are in both vintages (2011 and 2021); a merged or split
    area has a code in one only. The boundary is that of the newest vintage loaded. A code
    first met in a police file, before the reference data, has neither vintage nor boundary.
    """

    id = models.AutoField(primary_key=True)
    code = models.CharField(max_length=9, unique=True)
    name = models.CharField(max_length=100)
    in_2011 = models.BooleanField(default=False)
    in_2021 = models.BooleanField(default=False)
    district = models.ForeignKey(
        District, null=True, blank=True, on_delete=models.PROTECT, related_name="lsoas"
    )
    boundary = models.MultiPolygonField(null=True, blank=True)

    class Meta:
        ordering = ["code"]
        verbose_name = "LSOA"

    def __str__(self) -> str:
        return self.name


class LsoaChange(models.Model):
    """How an LSOA of 2011 became one of 2021: unchanged, merged, split or irregular."""

    class Kind(models.TextChoices):
        UNCHANGED = "U", "Unchanged"
        MERGED = "M", "Merged"
        SPLIT = "S", "Split"
        IRREGULAR = "X", "Irregular"

    lsoa_2011 = models.ForeignKey(Lsoa, on_delete=models.CASCADE, related_name="became")
    lsoa_2021 = models.ForeignKey(Lsoa, on_delete=models.CASCADE, related_name="was")
    kind = models.CharField(max_length=1, choices=Kind.choices)

    class Meta:
        constraints = [
            models.UniqueConstraint(fields=["lsoa_2011", "lsoa_2021"], name="one_change_per_pair")
        ]

    def __str__(self) -> str:
        return f"{self.lsoa_2011_id} {self.get_kind_display()} {self.lsoa_2021_id}"


class LsoaPopulation(models.Model):
    """How many people live (or are on a workday) in an LSOA, with source and year."""

    class Kind(models.TextChoices):
        RESIDENT = "resident", "Residents"
        WORKDAY = "workday", "Workday population"

    lsoa = models.ForeignKey(Lsoa, on_delete=models.CASCADE, related_name="populations")
    kind = models.CharField(max_length=10, choices=Kind.choices)
    year = models.PositiveSmallIntegerField()
    source = models.CharField(max_length=200)
    count = models.PositiveIntegerField()

    class Meta:
        constraints = [
            models.UniqueConstraint(
                fields=["lsoa", "kind", "year", "source"], name="one_population_per_source"
            )
        ]

    def __str__(self) -> str:
        return f"{self.lsoa_id}: {self.count} ({self.kind}, {self.year})"
