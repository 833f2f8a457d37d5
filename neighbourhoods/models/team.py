from django.core.exceptions import ValidationError
from django.db import models
from simple_history.models import HistoricalRecords

from languages.fields import in_both_languages
from neighbourhoods.models.text import AreaText


@in_both_languages("rank", "bio")
class TeamMember(AreaText):
    """
    An officer or community support officer of a neighbourhood team, in the team's order.

    One who is not to be named has a rank alone.
    """

    WRITTEN = (
        "neighbourhood",
        "position",
        "name",
        "rank",
        "rank_cy",
        "bio",
        "bio_cy",
        "photo",
        "contact_details",
    )
    RICH = frozenset({"bio", "bio_cy"})

    position = models.PositiveSmallIntegerField()
    name = models.CharField(max_length=150, blank=True)
    rank = models.CharField("rank or role", max_length=150, blank=True)
    rank_cy = models.CharField("rank or role in Welsh", max_length=150, blank=True)
    bio = models.TextField("about", blank=True)
    bio_cy = models.TextField("about, in Welsh", blank=True)
    # Made by `neighbourhoods.photos`: small, JPEG, without what the camera noted.
    photo = models.CharField(max_length=60, blank=True)
    contact_details = models.JSONField(default=dict, blank=True)

    history = HistoricalRecords()

    class Meta:
        default_related_name = "team"
        ordering = ["neighbourhood", "position"]

    def __str__(self) -> str:
        return self.name or self.rank

    def clean(self) -> None:
        if not self.name and not self.rank:
            raise ValidationError("Give a name, or at least a rank or role.")
