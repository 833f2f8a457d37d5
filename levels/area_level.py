"""One stored level, in the words in which pages and the API give it."""

from dataclasses import dataclass

from languages.current import spoken
from levels.bands import NO_BAND, Band
from levels.flags import Flag
from levels.groups import BY_NUMBER, Group
from levels.models import Level
from levels.reasons import Reason
from levels.vocabulary import Method


@dataclass(frozen=True)
class AreaLevel:
    """
    The level of one area for one group of crimes in one period, by one method.

    A figure that the rules forbid to show is None.
    """

    row: Level
    # Who counted the people, in the words of the file; empty where they are not known.
    source_words: str = ""

    @property
    def source(self) -> str:
        """Who counted the people, in the language of the page where the words are known in it."""
        return spoken(self.source_words)

    @property
    def group(self) -> Group:
        return BY_NUMBER[self.row.group]

    @property
    def method(self) -> Method:
        return Method(self.row.method)

    @property
    def band(self) -> Band | None:
        return None if self.row.band == NO_BAND else Band(self.row.band)

    @property
    def close_to(self) -> Band | None:
        """The level next to it, where the area is close to the line between the two."""
        return None if self.row.close_to == NO_BAND else Band(self.row.close_to)

    @property
    def reason(self) -> Reason:
        return Reason(self.row.reason)

    @property
    def flags(self) -> Flag:
        return Flag(self.row.flags)

    @property
    def is_pooled(self) -> bool:
        """Whether the figures are those of 36 months."""
        return Flag.POOLED_36_MONTHS in self.flags

    @property
    def count(self) -> int | None:
        """Crimes in the months supplied; None where none was."""
        return self.row.count_36 if self.is_pooled else self.row.count_12

    @property
    def months(self) -> int:
        return (self.row.months_36 or 0) if self.is_pooled else self.row.months_12

    @property
    def length(self) -> int:
        """The months of the period: 12 or 36."""
        return 36 if self.is_pooled else 12

    @property
    def has_too_few_months(self) -> bool:
        return self.reason is Reason.TOO_FEW_MONTHS

    @property
    def chance(self) -> float | None:
        """The probability that the level is right."""
        return None if self.band is None else self.probabilities[self.band]

    @property
    def probabilities(self) -> tuple[float | None, ...]:
        row = self.row
        return (row.p_low, row.p_below_average, row.p_average, row.p_above_average, row.p_high)
