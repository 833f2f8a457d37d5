"""A force's or a district's areas with their levels: in alphabetical order, never ranked."""

from collections.abc import Iterable
from dataclasses import dataclass
from typing import Any

from levels import queries
from levels.area_level import AreaLevel
from levels.periods import Period
from levels.vocabulary import AreaKind


@dataclass(frozen=True)
class Listing:
    """
    Areas, each with its level for all crime (None where it has none yet), in the order given.

    period: that of the levels; None where there are no levels.
    """

    areas: list[tuple[Any, AreaLevel | None]]
    period: Period | None


def with_levels(kind: AreaKind, areas: Iterable[Any]) -> Listing:
    """Put levels beside `areas`, which come in alphabetical order."""
    areas = list(areas)
    period, levels = queries.of_areas(kind, [area.pk for area in areas])
    return Listing([(area, levels.get(area.pk)) for area in areas], period)
