"""Questions about stored levels, for pages and the API. Nothing here computes one."""

from collections.abc import Collection
from dataclasses import dataclass

from levels.area_level import AreaLevel
from levels.groups import ALL_CRIME, GROUPS, Group
from levels.models import Computation, Level, Typical
from levels.periods import LATEST, Period
from levels.vocabulary import DEFAULT_METHOD, AreaKind, Method


@dataclass(frozen=True)
class PeriodLevels:
    """The levels of one area in one period by one method, in the order of the groups."""

    period: Period
    computation: Computation
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
        by_period.setdefault(row.period, []).append(AreaLevel(row))
    return [
        PeriodLevels(Period(made.period, made.last_month), made, _in_order(by_period[made.period]))
        for made in public()
        if made.period in by_period
    ]


def newest_with_figures(periods: list[PeriodLevels]) -> PeriodLevels | None:
    """Return the newest period with figures; the newest of all where none has any."""
    with_figures = (period for period in periods if period.has_figures)
    return next(with_figures, periods[0] if periods else None)


def of_areas(
    kind: AreaKind, ids: Collection[int], group: Group = ALL_CRIME, *, period: int = LATEST
) -> dict[int, AreaLevel]:
    """Return the levels of several areas for one group, by the area's id."""
    rows = Level.objects.filter(
        period=period, kind=kind, area_id__in=ids, group=group.number, method=DEFAULT_METHOD
    )
    return {row.area_id: AreaLevel(row) for row in rows}


def public() -> list[Computation]:
    """Return the computations whose levels are public: the latest months, then years, newest."""
    made = Computation.objects.filter(is_public=True)
    return sorted(made, key=lambda one: (one.period != LATEST, -one.period))


def set_against(
    computation: Computation, *, force_id: int, kind: AreaKind, group: Group
) -> dict[tuple[Method, int], Typical]:
    """Return what the levels of a force's areas were set against, by method and 12 or 36 months."""
    rows = Typical.objects.filter(
        computation=computation, force_id=force_id, kind=kind, group=group.number
    )
    return {(Method(row.method), row.length): row for row in rows}


def _in_order(levels: list[AreaLevel]) -> list[AreaLevel]:
    place = {group.number: i for i, group in enumerate(GROUPS)}
    return sorted(levels, key=lambda level: place[level.row.group])
