"""
Monthly counts, made when a month is loaded, so that no page counts crimes when it is read.

All are partitioned by month and swapped together with the crimes. A row exists where there is
at least one crime; `force` is the force that reported, so that a reader can leave out one
(the British Transport Police) or see that it is missing.
"""

from django.contrib.postgres.fields import ArrayField
from django.db import models

from crimes.models.category import CrimeCategory
from crimes.models.crime import LOOSE
from forces.models import Force
from neighbourhoods.models import Neighbourhood
from places.models import District, Lsoa, StreetPoint
from releases.fields import MonthField


class PointCount(models.Model):
    """Crimes of one category at one street point."""

    pk = models.CompositePrimaryKey("month", "street_point", "category")
    month = MonthField()
    street_point = models.ForeignKey(StreetPoint, related_name="+", **LOOSE)
    category = models.ForeignKey(CrimeCategory, related_name="+", **LOOSE)
    count = models.SmallIntegerField()

    class Meta:
        indexes = [models.Index(name="point_count_point", fields=["street_point"])]

    def __str__(self) -> str:
        return f"{self.month} {self.street_point_id}: {self.count}"


class SquareTotals(models.Model):
    """
    Crimes at all street points up to the last one of a square (`places.squares`).

    totals: by category, that with id 1 first. What lies between two squares of a row is one
    row's totals less another's, however many squares there are. A square without crimes has no
    row: the totals up to it are those of the one before.
    """

    pk = models.CompositePrimaryKey("month", "square")
    month = MonthField()
    square = models.IntegerField()
    totals = ArrayField(models.IntegerField())

    class Meta:
        indexes = [models.Index(name="square_totals_square", fields=["square"])]

    def __str__(self) -> str:
        return f"{self.month} up to {self.square}: {sum(self.totals)}"


class LsoaCount(models.Model):
    """Crimes in one LSOA, by the code that the file gives."""

    pk = models.CompositePrimaryKey("month", "lsoa", "force", "category")
    month = MonthField()
    lsoa = models.ForeignKey(Lsoa, related_name="+", **LOOSE)
    force = models.ForeignKey(Force, related_name="+", **LOOSE)
    category = models.ForeignKey(CrimeCategory, related_name="+", **LOOSE)
    count = models.IntegerField()

    class Meta:
        indexes = [models.Index(name="lsoa_count_lsoa", fields=["lsoa"])]

    def __str__(self) -> str:
        return f"{self.month} {self.lsoa_id}: {self.count}"


class NeighbourhoodCount(models.Model):
    """Crimes at the street points that lie in one neighbourhood."""

    pk = models.CompositePrimaryKey("month", "neighbourhood", "force", "category")
    month = MonthField()
    neighbourhood = models.ForeignKey(Neighbourhood, related_name="+", **LOOSE)
    force = models.ForeignKey(Force, related_name="+", **LOOSE)
    category = models.ForeignKey(CrimeCategory, related_name="+", **LOOSE)
    count = models.IntegerField()

    class Meta:
        indexes = [models.Index(name="neighbourhood_count_area", fields=["neighbourhood"])]

    def __str__(self) -> str:
        return f"{self.month} {self.neighbourhood_id}: {self.count}"


class DistrictCount(models.Model):
    """Crimes in one district: those of its LSOAs."""

    pk = models.CompositePrimaryKey("month", "district", "force", "category")
    month = MonthField()
    district = models.ForeignKey(District, related_name="+", **LOOSE)
    force = models.ForeignKey(Force, related_name="+", **LOOSE)
    category = models.ForeignKey(CrimeCategory, related_name="+", **LOOSE)
    count = models.IntegerField()

    class Meta:
        indexes = [models.Index(name="district_count_district", fields=["district"])]

    def __str__(self) -> str:
        return f"{self.month} {self.district_id}: {self.count}"


class ForceCount(models.Model):
    """All crimes that one force reported, and how many of them have no location."""

    pk = models.CompositePrimaryKey("month", "force", "category")
    month = MonthField()
    force = models.ForeignKey(Force, related_name="+", **LOOSE)
    category = models.ForeignKey(CrimeCategory, related_name="+", **LOOSE)
    count = models.IntegerField()
    without_location = models.IntegerField()

    class Meta:
        indexes = [models.Index(name="force_count_force", fields=["force"])]

    def __str__(self) -> str:
        return f"{self.month} {self.force_id}: {self.count}"
