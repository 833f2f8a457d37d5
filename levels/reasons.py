"""
Why an area has no level, in words for the public. The only place that holds these words.

Free of numpy and Django.
"""

from enum import IntEnum

from languages.marking import gettext_noop as _


class Reason(IntEnum):
    """Why there is no level; `NONE` (0) where there is one. Stored as the number."""

    NONE = 0
    POPULATION_UNKNOWN = 1
    NO_RESIDENTS = 2
    TOO_FEW_MONTHS = 3
    PEOPLE_PRESENT_UNKNOWN = 4
    TOO_FEW_AREAS = 5
    NUMBERS_TOO_SMALL = 6
    NUMBERS_TOO_SMALL_SO_FAR = 7

    @classmethod
    def small_numbers(cls) -> tuple["Reason", ...]:
        return cls.NUMBERS_TOO_SMALL, cls.NUMBERS_TOO_SMALL_SO_FAR

    @property
    def words(self) -> str:
        return _WORDS[self]


_WORDS = {
    Reason.NONE: "",
    Reason.POPULATION_UNKNOWN: _("We do not know how many people live here."),
    Reason.NO_RESIDENTS: _("No residents: rate not meaningful."),
    Reason.TOO_FEW_MONTHS: _(
        "Figures for fewer than 10 of the 12 months have been supplied. "
        "A missing month is not a month without crime, so we give no level."
    ),
    Reason.PEOPLE_PRESENT_UNKNOWN: _(
        "Few people live here, or many more visit than live here, so a rate for each resident "
        "would mislead. We do not know how many people are here on a working day, "
        "so we give no level."
    ),
    Reason.TOO_FEW_AREAS: _(
        "This force has fewer than three areas of this kind that can be compared, "
        "so there is no typical area to set this one against."
    ),
    Reason.NUMBERS_TOO_SMALL: _("Numbers too small to give a level."),
    Reason.NUMBERS_TOO_SMALL_SO_FAR: _(
        "Numbers too small to give a level: one year holds too few crimes, and fewer than 30 of "
        "the last 36 months are here to be added together."
    ),
}
