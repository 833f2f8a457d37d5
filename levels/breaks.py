"""
Dates at which the national figures changed for reasons other than crime.

Free of numpy and Django. Charts mark these months for every group; what changed in one group
only is in `levels/groups.py`, and there the line is broken rather than marked.
"""

from dataclasses import dataclass


@dataclass(frozen=True)
class Break:
    """A month, written `2022-07`, and what readers of a trend should know about it."""

    month: str
    words: str


BREAKS = (
    Break("2011-09", "Crimes sorted into 11 categories; 6 before."),
    Break("2013-05", "Crimes sorted into 14 categories; 11 before."),
    Break(
        "2020-03",
        "First lockdown of the coronavirus pandemic. Fewer people went out, and breaches of the "
        "rules were often recorded as anti-social behaviour.",
    ),
    Break(
        "2022-07",
        "The list of map points was renewed, so a crime can fall in a neighbouring small area "
        "compared with earlier months.",
    ),
    Break(
        "2023-06",
        "Files are given by the small areas (LSOAs) of the 2021 census; by those of 2011 before.",
    ),
)


def between(first: str, last: str) -> list[Break]:
    """Return the breaks that lie after the month `first` and not after the month `last`."""
    return [change for change in BREAKS if first < change.month <= last]
