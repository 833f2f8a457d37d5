"""
Stored levels, and what they rest on.

Levels are computed whole, a period at a time, after every publication (`levels.compute`), and
written by `ingest.levelling`. What the public sees is the computation whose rows are attached.
"""

from django.contrib.postgres.fields import ArrayField
from django.db import models

from forces.models import Force
from levels.bands import NO_BAND
from levels.fields import RealField
from levels.vocabulary import AreaKind, Method
from neighbourhoods.models import Neighbourhood
from places.models import Lsoa
from releases.fields import MonthField
from releases.models import Release

KINDS = [(kind.value, kind.slug) for kind in AreaKind]
METHODS = [(method.value, method.slug) for method in Method]


class Computation(models.Model):
    """
    The levels of one period as they were computed at one time.

    Earlier ones stay in the list, without their rows: it is the record of when the levels of a
    finished year have changed, how many, and why.
    """

    # `levels.periods.Period.number`
    period = models.SmallIntegerField()
    last_month = MonthField()
    made_at = models.DateTimeField(auto_now_add=True)
    seconds = models.FloatField(default=0)
    is_public = models.BooleanField(default=False)
    # The release by which these levels became public.
    release = models.ForeignKey(Release, null=True, on_delete=models.PROTECT, related_name="+")
    # {"2022-05": 31, ...}: each month looked at, with the release that made it what it was.
    months = models.JSONField(default=dict)
    # The last release of reference data (areas, populations) at the time; 0 before the first.
    reference = models.IntegerField(default=0)
    # Of all that the levels depend on: where it is the same, nothing is computed again.
    digest = models.CharField(max_length=64)
    # Levels that differ from those of the computation before.
    levels_changed = models.IntegerField(null=True, blank=True)
    why = models.TextField(blank=True)

    class Meta:
        ordering = ["-id"]
        constraints = [
            models.UniqueConstraint(
                fields=["period"],
                condition=models.Q(is_public=True),
                name="one_public_computation_per_period",
            )
        ]

    def __str__(self) -> str:
        return f"{self.period} to {self.last_month}, computed {self.made_at:%Y-%m-%d %H:%M}"


class PopulationSource(models.Model):
    """Who counted the people of an area, in words: `Census 2021`."""

    id = models.SmallAutoField(primary_key=True)
    words = models.CharField(max_length=300, unique=True)

    def __str__(self) -> str:
        return self.words


class Level(models.Model):
    """
    The level of one area, for one group of crimes in one period by one method.

    The table is partitioned by period; see `ingest.level_tables`. Columns stand in order of
    width: a row takes about 100 bytes, and the country has 1.2 million for each period.

    count_12, months_12: crimes that the area's own force reported, and the months supplied;
        count_36, months_36: of the 36 months, where some area of the force needed them.
    people: those that crimes are set against; residents but in visitor areas.
    rate: crimes in a year for each 1,000 residents; workday_rate: for each 1,000 people there
        on a working day, in visitor areas only.
    relative: for `ratio-eb-1`, how many times the typical area; for `sd-1`, z.
    p_low .. p_high: the probability of each level.
    """

    pk = models.CompositePrimaryKey("period", "kind", "area_id", "group", "method")
    area_id = models.IntegerField()
    residents = models.IntegerField(null=True)
    people = models.IntegerField(null=True)
    count_12 = models.IntegerField(null=True)
    count_36 = models.IntegerField(null=True)
    rate = RealField(null=True)
    workday_rate = RealField(null=True)
    expected = RealField(null=True)
    relative = RealField(null=True)
    p_low = RealField(null=True)
    p_below_average = RealField(null=True)
    p_average = RealField(null=True)
    p_above_average = RealField(null=True)
    p_high = RealField(null=True)
    period = models.SmallIntegerField()
    kind = models.SmallIntegerField(choices=KINDS)
    # `levels.groups.Group.number`; "group" is a word of SQL.
    group = models.SmallIntegerField(db_column="crime_group")
    method = models.SmallIntegerField(choices=METHODS)
    months_12 = models.SmallIntegerField()
    months_36 = models.SmallIntegerField(null=True)
    last_band = models.SmallIntegerField(default=NO_BAND)
    band = models.SmallIntegerField()
    close_to = models.SmallIntegerField(default=NO_BAND)
    flags = models.SmallIntegerField(default=0)
    reason = models.SmallIntegerField(default=0)
    source = models.ForeignKey(
        PopulationSource, null=True, db_constraint=False, db_index=False, related_name="+",
        on_delete=models.DO_NOTHING,
    )  # fmt: skip

    class Meta:
        indexes = [models.Index(name="level_area", fields=["area_id", "kind"])]

    def __str__(self) -> str:
        return f"{self.period} {self.kind}:{self.area_id} {self.group} {self.method}: {self.band}"


class Typical(models.Model):
    """
    What the areas of one kind in one force were compared with, over 12 or 36 months.

    areas: that have a rate; reference_areas: those that make up the reference.
    rate: for `ratio-eb-1` 1,000 R, for `sd-1` the mean of the areas' rates. spread: v; s.
    typical: m, so that `rate` times `typical` is the typical area's rate. force_rate: of all
    areas together.
    """

    computation = models.ForeignKey(Computation, on_delete=models.CASCADE, related_name="typical")
    force = models.ForeignKey(Force, on_delete=models.CASCADE, related_name="+")
    kind = models.SmallIntegerField(choices=KINDS)
    group = models.SmallIntegerField(db_column="crime_group")
    method = models.SmallIntegerField(choices=METHODS)
    length = models.SmallIntegerField()
    areas = models.IntegerField()
    reference_areas = models.IntegerField()
    rate = RealField(null=True)
    spread = RealField(null=True)
    typical = RealField(null=True)
    force_rate = RealField(null=True)

    class Meta:
        verbose_name_plural = "typical areas"
        constraints = [
            models.UniqueConstraint(
                fields=["computation", "force", "kind", "group", "method", "length"],
                name="one_typical_area_per_comparison",
            )
        ]

    def __str__(self) -> str:
        return f"{self.force_id} {self.kind} {self.group} {self.method}"


class NeighbourhoodShare(models.Model):
    """The share of an LSOA's people who live in a neighbourhood; see `levels.shares`."""

    lsoa = models.ForeignKey(Lsoa, on_delete=models.CASCADE, related_name="+")
    neighbourhood = models.ForeignKey(
        Neighbourhood, on_delete=models.CASCADE, related_name="lsoa_shares"
    )
    share = RealField()

    class Meta:
        constraints = [
            models.UniqueConstraint(fields=["lsoa", "neighbourhood"], name="one_share_per_pair")
        ]

    def __str__(self) -> str:
        return f"{self.share:.0%} of {self.lsoa_id} in {self.neighbourhood_id}"


class LsoaMeasure(models.Model):
    """
    Something known of an LSOA by which it is likened to others: optional reference data.

    slug: of a `levels.measures.Measure`, with the unit given there.
    """

    lsoa = models.ForeignKey(Lsoa, on_delete=models.CASCADE, related_name="measures")
    slug = models.CharField(max_length=30)
    year = models.PositiveSmallIntegerField()
    source = models.CharField(max_length=200)
    value = models.FloatField()

    class Meta:
        constraints = [
            models.UniqueConstraint(
                fields=["lsoa", "slug", "year", "source"], name="one_measure_per_source"
            )
        ]

    def __str__(self) -> str:
        return f"{self.lsoa_id} {self.slug}: {self.value} ({self.source}, {self.year})"


class Likeness(models.Model):
    """By which measures the areas of one kind were likened, and on which reference data."""

    kind = models.SmallIntegerField(choices=KINDS, unique=True)
    # The last release of reference data at the time; 0 before the first.
    reference = models.IntegerField()
    # Slugs of `levels.measures.MEASURES`.
    measures = models.JSONField(default=list)

    def __str__(self) -> str:
        return f"{self.get_kind_display()}: {', '.join(self.measures)}"


class SimilarAreas(models.Model):
    """The areas most like one area, anywhere in the country: see `levels.similar`."""

    kind = models.SmallIntegerField(choices=KINDS)
    area_id = models.IntegerField()
    # Ids of areas of the same kind, the most alike first.
    others = ArrayField(models.IntegerField())

    class Meta:
        verbose_name_plural = "similar areas"
        constraints = [
            models.UniqueConstraint(fields=["kind", "area_id"], name="one_list_of_similar_areas")
        ]

    def __str__(self) -> str:
        return f"{self.get_kind_display()} {self.area_id}"
