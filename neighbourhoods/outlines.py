"""Outlines for a map of one neighbourhood."""

from neighbourhoods.models import Neighbourhood
from places import outlines
from places.outlines import Outline


def around(area: Neighbourhood) -> list[Outline]:
    """
    Return the outline of `area`, then those of the neighbourhoods around it, by name.

    Empty where the boundary is not known.
    """
    return outlines.around(Neighbourhood._meta.db_table, area.pk)
