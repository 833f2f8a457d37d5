"""What the texts of a neighbourhood have in common."""

from django.db import models

from forces.drafts import Publishable
from forces.models import Force
from neighbourhoods.models.neighbourhood import Neighbourhood


class AreaText(Publishable):
    """Something that the staff of a force write for one neighbourhood."""

    TO_FORCE = "neighbourhood__force_id"

    neighbourhood = models.ForeignKey(Neighbourhood, on_delete=models.CASCADE)

    class Meta:
        abstract = True

    @property
    def force(self) -> Force:
        return self.neighbourhood.force
