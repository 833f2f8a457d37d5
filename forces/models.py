"""Police forces, their senior officers, and how to reach them."""

from django.contrib.gis.db import models

from languages.fields import in_both_languages


@in_both_languages("name", "description", "commentary", "promise")
class Force(models.Model):
    """
    A police force.

    `slug` is the official id (`avon-and-somerset`); `position` its place in the official
    order, which is alphabetical with one exception.
    """

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

    class Meta:
        ordering = ["position"]

    def __str__(self) -> str:
        return self.name


class EngagementMethod(models.Model):
    """A way to follow or reach a force: a web page, a feed, a social network."""

    force = models.ForeignKey(Force, on_delete=models.CASCADE, related_name="engagement_methods")
    position = models.PositiveSmallIntegerField()
    kind = models.CharField(max_length=30)
    title = models.CharField(max_length=100)
    url = models.CharField(max_length=500, blank=True)
    description = models.TextField(blank=True)

    class Meta:
        ordering = ["force", "position"]

    def __str__(self) -> str:
        return f"{self.force}: {self.title}"


@in_both_languages("bio")
class SeniorOfficer(models.Model):
    """A senior officer of a force, in the force's own order."""

    force = models.ForeignKey(Force, on_delete=models.CASCADE, related_name="senior_officers")
    position = models.PositiveSmallIntegerField()
    name = models.CharField(max_length=150)
    rank = models.CharField(max_length=150, blank=True)
    bio = models.TextField(blank=True)
    bio_cy = models.TextField("bio in Welsh", blank=True)
    # Keys as the official API names them: email, telephone, twitter, web...
    contact_details = models.JSONField(default=dict, blank=True)

    class Meta:
        ordering = ["force", "position"]

    def __str__(self) -> str:
        return self.name
