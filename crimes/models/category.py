from django.db import models

from crimes.vocabulary import OUTCOME_GROUPS
from releases.fields import MonthField


class CrimeCategory(models.Model):
    """A category of crime and the months in which files used it; rows come from `vocabulary`."""

    id = models.SmallIntegerField(primary_key=True)
    slug = models.SlugField(max_length=50, unique=True)
    name = models.CharField(max_length=60)
    name_cy = models.CharField("name in Welsh", max_length=60)
    position = models.PositiveSmallIntegerField()
    first_month = MonthField()
    last_month = MonthField(null=True, blank=True)

    class Meta:
        ordering = ["position"]
        verbose_name_plural = "crime categories"

    def __str__(self) -> str:
        return self.name


class OutcomeCategory(models.Model):
    """What may become of a crime; rows come from `vocabulary`."""

    id = models.SmallIntegerField(primary_key=True)
    code = models.SlugField(max_length=50, unique=True)
    name = models.CharField(max_length=60)
    name_in_files = models.CharField(max_length=60)
    group = models.CharField(max_length=12, choices=list(OUTCOME_GROUPS.items()))
    position = models.PositiveSmallIntegerField()

    class Meta:
        ordering = ["position"]
        verbose_name_plural = "outcome categories"

    def __str__(self) -> str:
        return self.name
