"""Every step by which the level of one area came about, from the counts that are loaded now."""

from collections.abc import Collection
from dataclasses import dataclass

from levels.areas import read_areas
from levels.bands import NO_BAND, Band
from levels.compute import PeriodLevels
from levels.groups import Group
from levels.methods.explain import Step, explain_ratio, explain_sd
from levels.models import Level
from levels.monthly import MonthlyCounts
from levels.periods import Period, periods
from levels.published import LAST_BANDS, bands_of
from levels.vocabulary import AreaKind, Method
from releases.month import Month


class Unknown(ValueError):
    """There is no such area or period; the message says which there are."""


@dataclass(frozen=True)
class Explanation:
    """
    The steps, and the level that is public.

    is_public: whether these steps lead to the public level. They do not where something has
    been published or loaded since it was computed.
    """

    kind: AreaKind
    period: Period
    steps: list[Step]
    public: str
    is_public: bool


def explain(area: str, group: Group, method: Method, period: Period) -> Explanation:
    """
    Explain the level of `area`: an LSOA's or district's code, or force/code of a neighbourhood.

    Raises Unknown where there is no such area.
    """
    areas = read_areas()
    kind, row = _find(area, {kind: table.names for kind, table in areas.items()})
    table = areas[kind]
    before = bands_of({kind: table}, period, LAST_BANDS)[kind]
    levels = PeriodLevels(MonthlyCounts(areas), kind, period, before)
    rows, ratio, sd = levels.of(int(table.forces[row]), group)
    i = rows.tolist().index(row)
    if method is Method.SD_1:
        steps, band, reason = explain_sd(sd, i), int(sd.band[i]), int(sd.reason[i])
    else:
        steps, band, reason = explain_ratio(ratio, i), int(ratio.band[i]), int(ratio.reason[i])
    stored = Level.objects.filter(
        period=period.number,
        kind=kind,
        area_id=int(table.ids[row]),
        group=group.number,
        method=method,
    ).first()
    return Explanation(
        kind,
        period,
        steps,
        public="none yet" if stored is None else _words(stored.band),
        is_public=stored is not None and (stored.band, stored.reason) == (band, reason),
    )


def period_called(text: str, published: Collection[Month]) -> Period:
    """Return the period written `latest`, `2021` or `2021/22`; Unknown where there is none."""
    known = periods(published)
    if not known:
        raise Unknown("No month is published yet.")
    for period in known:
        written = "latest" if period.is_latest else str(period.number)
        if text in (written, period.label):
            return period
    there = ", ".join(["latest", *(str(p.number) for p in known if not p.is_latest)])
    raise Unknown(f"There are no levels for {text}. There are: {there}.")


def _find(area: str, names: dict[AreaKind, list[str]]) -> tuple[AreaKind, int]:
    for kind, of_kind in names.items():
        if area in of_kind:
            return kind, of_kind.index(area)
    raise Unknown(
        f"There is no area called {area}. Give a neighbourhood as force/code "
        f"(doggerland/D01), or the code of an LSOA of 2021 or of a district."
    )


def _words(band: int) -> str:
    return "no level" if band == NO_BAND else Band(band).label
