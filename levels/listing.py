"""The public levels of several areas in one period by one method, as lists of them have them."""

from collections.abc import Collection

from levels.area_level import AreaLevel
from levels.groups import GROUPS, Group
from levels.models import Computation, Level
from levels.periods import Period
from levels.queries import public
from levels.vocabulary import AreaKind, Method


def periods() -> dict[str, tuple[Period, Computation]]:
    """Return the periods with public levels: `latest`, and financial years by their first year."""
    found = {}
    for made in public():
        period = Period(made.period, made.last_month)
        found["latest" if period.is_latest else str(period.number)] = (period, made)
    return found


def levels_of(
    kind: AreaKind,
    ids: Collection[int],
    period: Period,
    method: Method,
    groups: Collection[Group],
) -> list[AreaLevel]:
    """Return the levels of areas, in the order of `ids` and of the groups."""
    numbers = [group.number for group in groups]
    rows = Level.objects.filter(
        period=period.number, kind=kind, area_id__in=list(ids), method=method, group__in=numbers
    ).select_related("source")
    place = {id: i for i, id in enumerate(ids)}
    order = {group.number: i for i, group in enumerate(GROUPS)}
    found = sorted(rows, key=lambda row: (place[row.area_id], order[row.group]))
    return [AreaLevel(row, row.source.words if row.source else "") for row in found]
