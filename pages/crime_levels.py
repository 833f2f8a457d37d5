"""`/crime-levels/`: how levels are worked out, with an area's own numbers where one is named."""

from dataclasses import dataclass

from django.http import HttpResponse
from django.shortcuts import render

from levels import queries
from levels.area_level import AreaLevel
from levels.bands import RATIO_CUTS, Band
from levels.groups import GROUPS, Group
from levels.queries import PeriodLevels
from levels.vocabulary import Method
from pages import named, standing
from pages.caching import PublicRequest, public_page
from pages.named import Named


@dataclass(frozen=True)
class Own:
    """
    An area's own numbers in the explanation: rates are crimes in a year for each 1,000 people.

    cuts: (band, from, to) of each level by `ratio-eb-1`, as rates; the outer ends are None.
    mean, deviation: of the areas' rates, for `sd-1`.
    """

    level: AreaLevel
    as_in_2009: AreaLevel | None
    rate: float | None
    typical: float | None
    cuts: list[tuple[Band, float | None, float | None]]
    areas: int
    mean: float | None
    deviation: float | None

    @property
    def of_100(self) -> int | None:
        """The crimes here where the typical area, with as many people, has 100."""
        times = self.level.row.relative
        return None if times is None else round(100 * times)

    @property
    def chance_in_100(self) -> int | None:
        """How many times in 100 the level is right; never 100, since nothing is certain."""
        chance = self.level.chance
        return None if chance is None else min(99, round(100 * chance))


@public_page
def crime_levels(request: PublicRequest) -> HttpResponse:
    group = named.group(request)
    text = request.GET.get("area", "")
    area = named.area(text, group) if text else None
    context = {"group": group, "groups": GROUPS, "bands": list(Band), "area": area}
    if area:
        context["page"] = standing.of(area.standing, request.public.latest)
        period = area.standing.newest
        context["period"] = period
        context["own"] = _own(area, period, group) if period else None
    return render(request, "crime_levels/crime_levels.html", context)


def _own(area: Named, period: PeriodLevels, group: Group) -> Own | None:
    level = period.of(group)
    made = next((m for m in queries.public() if m.period == period.period.number), None)
    if level is None or made is None or area.force_id is None:
        return None
    against = queries.set_against(made, force_id=area.force_id, kind=area.kind, group=group)
    ratio = against.get((Method.RATIO_EB_1, level.length))
    sd = against.get((Method.SD_1, 12))
    others = queries.of_area(area.kind, area.area_id, method=Method.SD_1)
    as_in_2009 = next((one.of(group) for one in others if one.period == period.period), None)
    typical = None
    if level.band is not None and ratio and ratio.rate is not None and ratio.typical is not None:
        typical = ratio.rate * ratio.typical
    return Own(
        level=level,
        as_in_2009=as_in_2009,
        # In a visitor area the level compares the people there on a working day.
        rate=level.row.rate if level.row.people == level.row.residents else level.row.workday_rate,
        typical=typical,
        cuts=_cuts(typical),
        areas=ratio.areas if ratio else 0,
        mean=sd.rate if sd else None,
        deviation=sd.spread if sd else None,
    )


def _cuts(typical: float | None) -> list[tuple[Band, float | None, float | None]]:
    if typical is None:
        return []
    rates = [None, *(cut * typical for cut in RATIO_CUTS), None]
    return [(band, rates[band], rates[band + 1]) for band in Band]
