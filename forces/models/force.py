from django.contrib.gis.db import models
from simple_history.models import HistoricalRecords

from forces.drafts import HasDraft
from languages.fields import in_both_languages


@in_both_languages("name", "description", "commentary", "promise")
class Force(HasDraft):
    """
    A police force.

    `slug` is the official id (`avon-and-somerset`); `position` its place in the official
    order, which is alphabetical with one exception.
    """

    WRITTEN = (
        "url",
        "telephone",
        "description",
        "description_cy",
        "commentary",
        "commentary_cy",
        "promise",
        "promise_cy",
    )
    RICH = frozenset(WRITTEN[2:])
    TO_FORCE = "id"

    id = models.SmallAutoField(primary_key=True)
    slug = models.SlugField(max_length=50, unique=True)
    name = models.CharField(max_length=100)
    name_cy = models.CharField("name in Welsh", max_length=100, blank=True)
    position = models.PositiveSmallIntegerField()
    # The British Transport Police has no territory: it is loaded, and left out of force lists.
    is_territorial = models.BooleanField(default=True)
    pfa_code = models.CharField("police force area code", max_length=9, blank=True)
    url = models.URLField("web site", max_length=500, blank=True)
    telephone = models.CharField(max_length=50, default="101")
    description = models.TextField(blank=True)
    description_cy = models.TextField("description in Welsh", blank=True)
    commentary = models.TextField("commentary on the figures", blank=True)
    commentary_cy = models.TextField("commentary in Welsh", blank=True)
    promise = models.TextField("our promise (pledge or guarantee)", blank=True)
    promise_cy = models.TextField("promise in Welsh", blank=True)
    boundary = models.MultiPolygonField(null=True, blank=True)

    history = HistoricalRecords(excluded_fields=["boundary"])

    class Meta:
        ordering = ["position"]

    def __str__(self) -> str:
        return self.name

    @property
    def writes_welsh(self) -> bool:
        """Say whether the force has two languages: then it has two names."""
        return bool(self.name_cy)
