"""Crimes, outcomes, and monthly counts."""

from crimes.models.category import CrimeCategory, OutcomeCategory
from crimes.models.count import (
    DistrictCount,
    ForceCount,
    LsoaCount,
    NeighbourhoodCount,
    PointCount,
    SquareTotals,
)
from crimes.models.crime import Crime
from crimes.models.outcome import Outcome

__all__ = [
    "Crime",
    "CrimeCategory",
    "DistrictCount",
    "ForceCount",
    "LsoaCount",
    "NeighbourhoodCount",
    "Outcome",
    "OutcomeCategory",
    "PointCount",
    "SquareTotals",
]
