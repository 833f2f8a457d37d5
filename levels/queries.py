"""Questions about stored levels, for pages and the API. Nothing here computes one."""

from collections.abc import Collection, Mapping
from dataclasses import dataclass

from levels.area_level import AreaLevel
from levels.groups import ALL_CRIME, GROUPS, Group
from levels.models import Computation, Level, Typical
from levels.periods import LATEST, LEAST_MONTHS, Period
from levels.vocabulary import DEFAULT_METHOD, AreaKind, Method
from releases.month import Month


@dataclass(frozen=True)
class PeriodLevels:
    """The levels of one area in one period by one method, in the order of the groups."""

    period: Period
    levels: list[AreaLevel]

    def of(self, group: Group) -> AreaLevel | None:
        return next((level for level in self.levels if level.group is group), None)

    @property
    def has_figures(self) -> bool:
        """Whether enough months were supplied for levels of this period."""
        of_all = self.of(ALL_CRIME)
        return of_all is not None and not of_all.has_too_few_months


def of_area(kind: AreaKind, area_id: int, *, method: Method = DEFAULT_METHOD) -> list[PeriodLevels]:
    """Return the levels of one area: the latest 12 months, then finished years, newest first."""
    rows = Level.objects.filter(kind=kind, area_id=area_id, method=method)
    by_period: dict[int, list[AreaLevel]] = {}
    for row in rows.select_related("source"):
        words = row.source.words if row.source else ""
        by_period.setdefault(row.period, []).append(AreaLevel(row, words))
    return in_order({made.period: made.last_month for made in public()}, by_period)


def newest_with_figures(periods: list[PeriodLevels]) -> PeriodLevels | None:
    """Return the newest period with figures; the newest of all where none has any."""
    with_figures = (period for period in periods if period.has_figures)
    return next(with_figures, periods[0] if periods else None)


def of_areas(
    kind: AreaKind, ids: Collection[int], group: Group = ALL_CRIME
) -> tuple[Period | None, dict[int, AreaLevel]]:
    """
    Return the levels of several areas of one force for one group, by the area's id.

    They are those of the newest period in which any of the areas has enough months, the same
    for all; none where there is no such period.
    """
    rows = Level.objects.filter(
        kind=kind, area_id__in=ids, group=group.number, method=DEFAULT_METHOD
    )
    by_period: dict[int, list[AreaLevel]] = {}
    for row in rows:
        by_period.setdefault(row.period, []).append(AreaLevel(row))
    for period in in_order({made.period: made.last_month for made in public()}, by_period):
        if any(level.row.months_12 >= LEAST_MONTHS for level in period.levels):
            return period.period, {level.row.area_id: level for level in period.levels}
    return None, {}


def public() -> list[Computation]:
    """Return the computations whose levels are public, one for each period."""
    return list(Computation.objects.filter(is_public=True))


def set_against(
    computation: Computation, *, force_id: int, kind: AreaKind, group: Group
) -> dict[tuple[Method, int], Typical]:
    """Return what the levels of a force's areas were set against, by method and 12 or 36 months."""
    rows = Typical.objects.filter(
        computation=computation, force_id=force_id, kind=kind, group=group.number
    )
    return {(Method(row.method), row.length): row for row in rows}


def in_order(
    last_months: Mapping[int, Month], by_period: Mapping[int, list[AreaLevel]]
) -> list[PeriodLevels]:
    """Put levels in order: the latest period first, then years, newest first; groups as listed."""
    place = {group.number: i for i, group in enumerate(GROUPS)}
    numbers = sorted(
        last_months.keys() & by_period.keys(), key=lambda number: (number != LATEST, -number)
    )
    return [
        PeriodLevels(
            Period(number, last_months[number]),
            sorted(by_period[number], key=lambda level: place[level.row.group]),
        )
        for number in numbers
    ]
