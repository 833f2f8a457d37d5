"""
What the methods are given: the areas of one kind in one force, and their crimes in one period.

Every array has one entry for each area, in the same order. NaN stands for "not known".
"""

from dataclasses import dataclass
from typing import Self, TypeAlias

import numpy as np
from numpy.typing import ArrayLike, NDArray

from levels.bands import NO_BAND

Floats: TypeAlias = NDArray[np.float64]
Ints: TypeAlias = NDArray[np.int64]
Bools: TypeAlias = NDArray[np.bool_]


@dataclass(frozen=True)
class Areas:
    """
    Areas of one kind (LSOA, neighbourhood or district) in one force.

    residents: people who live there.
    workday: people there on a working day; NaN where no such figure has been loaded.
    district_ratio: workday people for each resident of the district that the area lies in;
        NaN where not loaded. Read only for areas with no workday figure of their own.
    last_band: the level last published for the area by the same method, NO_BAND if none.
    """

    residents: Floats
    workday: Floats
    district_ratio: Floats
    last_band: Ints

    @classmethod
    def of(
        cls,
        residents: ArrayLike,
        *,
        workday: ArrayLike = np.nan,
        district_ratio: ArrayLike = np.nan,
        last_band: ArrayLike = NO_BAND,
    ) -> Self:
        """Make areas from lists; a single value stands for all of them."""
        people = np.asarray(residents, dtype=float)
        return cls(
            people,
            _each(workday, people, float),
            _each(district_ratio, people, float),
            _each(last_band, people, int),
        )

    def __len__(self) -> int:
        return len(self.residents)


@dataclass(frozen=True)
class Counts:
    """
    Crimes of one group in each area over a period of `length` months.

    crimes: how many, in the months that were supplied.
    months: how many of the period's months were supplied for the area. A month that the force
        did not supply, or in which the group or the area did not yet exist, is not counted.
    """

    crimes: Floats
    months: Floats
    length: int

    @classmethod
    def of(cls, crimes: ArrayLike, *, months: ArrayLike | None = None, length: int = 12) -> Self:
        """Make counts from lists; every month was supplied unless `months` says otherwise."""
        counted = np.asarray(crimes, dtype=float)
        return cls(counted, _each(length if months is None else months, counted, float), length)

    @property
    def years(self) -> Floats:
        """The years that the supplied months amount to, area by area."""
        return self.months / 12


def _each(values: ArrayLike, like: Floats, kind: type) -> NDArray:
    """Return `values` as one entry for each area; ValueError if the lengths differ."""
    return np.broadcast_to(np.asarray(values, dtype=kind), like.shape)
