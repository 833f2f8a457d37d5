"""
The five levels: their names, their order and where the cuts between them lie.

Free of numpy and Django, so that pages can draw the five-step scale. The methods that put
an area on the scale are in `levels/methods/`.
"""

from enum import IntEnum

from languages.marking import gettext_noop as _


class Band(IntEnum):
    """A level, from 0 (low) to 4 (high). `NO_BAND` (-1) stands for no level."""

    LOW = 0
    BELOW_AVERAGE = 1
    AVERAGE = 2
    ABOVE_AVERAGE = 3
    HIGH = 4

    @property
    def label(self) -> str:
        return (
            _("Low"),
            _("Below average"),
            _("Average"),
            _("Above average"),
            _("High"),
        )[self]

    @property
    def meaning(self) -> str:
        """What the level says under `ratio-eb-1`, in words for the public."""
        return (
            _("half the typical area of this force, or less"),
            _("between half and 0.8 times the typical area of this force"),
            _("much like the typical area of this force: between 0.8 and 1.25 times"),
            _("between 1.25 times and twice the typical area of this force"),
            _("at least twice the typical area of this force"),
        )[self]

    @property
    def meaning_in_2009(self) -> str:
        """What the level says under `sd-1`, in words for the public."""
        return (
            _("more than two standard deviations below the mean of the force's areas"),
            _("between one and two standard deviations below the mean of the force's areas"),
            _("within one standard deviation of the mean of the force's areas"),
            _("between one and two standard deviations above the mean of the force's areas"),
            _("more than two standard deviations above the mean of the force's areas"),
        )[self]


NO_BAND = -1

# `ratio-eb-1`: how many times the typical area of the force (domain notes, section 1.5).
# They mirror each other: 1/2 and 2, 1/1.25 = 0.8 and 1.25.
RATIO_CUTS = (0.5, 0.8, 1.25, 2.0)

# `sd-1`: standard deviations from the mean of the force's areas (Metropolitan Police, 2008).
SD_CUTS = (-2.0, -1.0, 1.0, 2.0)
