"""
What LSOAs of 2011 became in 2021, and so how far back the crimes of an LSOA go.

Files give the LSOAs of the census that was newest when they were made. Merged areas are added
up, without loss. Of one that was split nobody can tell which crime fell into which part: its
parts have no figures for the months that came with the codes of 2011, which is not the same as
no crime. Irregular changes (nine in the country) are treated like splits.
"""

from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

from levels.areas import AreaTable
from levels.methods.inputs import Bools, Ints
from places.models import Lsoa, LsoaChange

NOWHERE = -1


@dataclass(frozen=True)
class Vintages:
    """
    place_of: the row of the area whose crimes those of an LSOA are, by its id; NOWHERE if none.
    is_part: whether the area is a part of one of 2011, and so has no figures under its codes.
    only_2011, only_2021: whether an LSOA's code is in one vintage alone, by its id.
    """

    place_of: Ints
    is_part: Bools
    only_2011: Bools
    only_2021: Bools

    def is_of_2011(self, lsoas: Ints, counts: Ints) -> bool:
        """Tell whether crimes with these codes, of one force and month, came with those of 2011."""
        old = counts[looked_up(self.only_2011, lsoas)].sum()
        new = counts[looked_up(self.only_2021, lsoas)].sum()
        return bool(old > new)


def looked_up(table: NDArray, ids: Ints) -> NDArray:
    """Return `table` by id; for an id that came after the table was made, what holds for id 0."""
    # No row has the id 0.
    return table[np.where(ids < len(table), ids, 0)]


def read_vintages(areas: AreaTable) -> Vintages:
    """Read how LSOAs changed; `areas` are those of 2021."""
    known = list(Lsoa.objects.values_list("id", "in_2011", "in_2021"))
    size = 1 + max((id for id, _, _ in known), default=0)
    only_2011, only_2021 = np.zeros(size, dtype=bool), np.zeros(size, dtype=bool)
    for id, in_2011, in_2021 in known:
        only_2011[id] = in_2011 and not in_2021
        only_2021[id] = in_2021 and not in_2011
    place_of = np.full(size, NOWHERE)
    place_of[areas.ids] = np.arange(len(areas))

    is_part = np.zeros(len(areas), dtype=bool)
    for old, new, kind in LsoaChange.objects.values_list("lsoa_2011_id", "lsoa_2021_id", "kind"):
        if place_of[new] == NOWHERE:
            continue
        if kind in (LsoaChange.Kind.SPLIT, LsoaChange.Kind.IRREGULAR):
            is_part[place_of[new]] = True
        elif only_2011[old]:
            place_of[old] = place_of[new]
    return Vintages(place_of, is_part, only_2011, only_2021)
