"""
What a reader should know beside a level, in words for the public.

Free of numpy and Django. Stored as one small number: the flags added together.
"""

from enum import IntFlag

from languages.marking import gettext_noop as _


class Flag(IntFlag):
    """Something to say beside the level; several can hold at once."""

    VISITORS = 1
    FEW_RESIDENTS = 2
    WORKDAY_RATE = 4
    AMONG_VISITOR_AREAS = 8
    SCALED_FOR_MISSING_MONTHS = 16
    POOLED_36_MONTHS = 32
    HELD = 64

    @property
    def words(self) -> list[str]:
        """One sentence for each flag that holds, in the order above."""
        return [_WORDS[flag] for flag in Flag if flag in self]


_WORDS = {
    Flag.VISITORS: _("Many more people visit than live here."),
    Flag.FEW_RESIDENTS: _("Fewer than 500 people live here."),
    Flag.WORKDAY_RATE: _(
        "The level compares crimes with the people here on a working day, not with residents."
    ),
    Flag.AMONG_VISITOR_AREAS: _(
        "In most of this force's areas many more people visit than live, "
        "so visitor areas count towards its typical area."
    ),
    Flag.SCALED_FOR_MISSING_MONTHS: _(
        "Some months were not supplied; the figures are scaled from the months that were."
    ),
    Flag.POOLED_36_MONTHS: _(
        "One year holds too few crimes for a level, so this one rests on 36 months."
    ),
    Flag.HELD: _(
        "On the line between two levels: the level published before is kept until the figures "
        "clearly say otherwise."
    ),
}
