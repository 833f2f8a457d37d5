"""
Dates at which the national figures changed for reasons other than crime.

Free of numpy and Django. Charts mark these months for every group; where a group itself came
to count something else, the line is broken: `levels/groups.py`.
"""

from dataclasses import dataclass

from languages.marking import gettext_noop as _
from releases.month import Month


@dataclass(frozen=True)
class Break:
    """A month, and what readers of a trend across it should know."""

    month: Month
    words: str


BREAKS = (
    Break(Month(2011, 9), _("Crimes sorted into 11 categories; 6 before.")),
    Break(Month(2013, 5), _("Crimes sorted into 14 categories; 11 before.")),
    Break(
        Month(2020, 3),
        _(
            "First lockdown of the coronavirus pandemic. Fewer people went out, and breaches of "
            "the rules were often recorded as anti-social behaviour."
        ),
    ),
    Break(
        Month(2022, 7),
        _(
            "The list of map points was renewed, so a crime can fall in a neighbouring small area "
            "compared with earlier months."
        ),
    ),
    Break(
        Month(2023, 6),
        _(
            "Files are given by the small areas (LSOAs) of the 2021 census; by those of 2011 "
            "before."
        ),
    ),
)


def between(first: Month, last: Month) -> list[Break]:
    """Return the breaks that lie after the month `first` and not after the month `last`."""
    return [change for change in BREAKS if first < change.month <= last]
