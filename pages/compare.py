"""`/compare/?area=doggerland/D01&area=...`: up to four areas side by side."""

from collections.abc import Iterable
from dataclasses import dataclass
from urllib.parse import urlencode

from django.http import HttpResponse, HttpResponseRedirect
from django.shortcuts import render
from django.urls import reverse
from django.utils.translation import gettext as _

from levels.alike import Alike, alike
from levels.area_level import AreaLevel
from levels.groups import ALL_CRIME, GROUPS, Group
from levels.queries import PeriodLevels
from levels.standing import Place
from pages import named, standing
from pages.caching import PublicRequest, public_page
from pages.choices import Choice, choices
from pages.named import Named
from pages.requested import NotUnderstood
from pages.standing import StandingPage
from releases.month import Month

# More than four columns are too narrow to read.
MOST_AREAS = 4


@dataclass(frozen=True)
class Column:
    """One area of the comparison. `level` is None where none has been computed."""

    area: Named
    period: PeriodLevels | None
    level: AreaLevel | None
    page: StandingPage
    alike: Alike | None
    # Where "Remove" leads.
    without: str


@dataclass(frozen=True)
class Row:
    """One month: the crimes of each area, None where not supplied."""

    month: Month
    counts: list[int | None]


@public_page
def compare(request: PublicRequest) -> HttpResponse:
    group = named.group(request)
    texts = list(dict.fromkeys(text for text in request.GET.getlist("area") if text))
    if len(texts) > MOST_AREAS:
        raise NotUnderstood(_("Up to four areas can be compared at a time."))
    areas = [named.area(text, group) for text in texts]
    typed = request.GET.get("q", "").strip()
    found = [choice for choice in choices(typed) if choice.query not in texts]
    if len(found) == 1 and len(texts) < MOST_AREAS:
        return HttpResponseRedirect(_address([*texts, found[0].query], group))
    columns = _columns(areas, group, request.public.latest)
    return render(
        request,
        "compare/compare.html",
        {
            "group": group,
            "groups": GROUPS,
            "columns": columns,
            "is_full": len(texts) == MOST_AREAS,
            "typed": typed,
            "found": [(choice, _with(texts, choice, group)) for choice in found],
            "is_one_period": len({c.period.period for c in columns if c.period}) < 2,
            "is_one_force": len({column.area.force_id for column in columns}) < 2,
            "is_one_kind": len({column.area.kind for column in columns}) < 2,
            "years": standing.years(_places(areas), group),
            "months": _months(columns),
            **_drawn([column.page for column in columns if column.page.chart]),
            "canonical_query": _query(texts, group),
        },
    )


def _columns(areas: list[Named], group: Group, latest: Month | None) -> list[Column]:
    together = _period_of_all(areas)
    columns = []
    for area in areas:
        period = _of(area, together) if together else area.standing.newest
        others = [other.query for other in areas if other is not area]
        columns.append(
            Column(
                area=area,
                period=period,
                level=period.of(group) if period else None,
                page=standing.of(area.standing, latest),
                alike=alike(area.kind, area.area_id, group, period.period) if period else None,
                without=_address(others, group),
            )
        )
    return columns


def _period_of_all(areas: list[Named]) -> PeriodLevels | None:
    """Return the newest period for which every area has enough months; None if there is none."""
    for period in areas[0].standing.periods if areas else []:
        of_all = [_of(area, period) for area in areas]
        if all(levels and levels.has_figures for levels in of_all):
            return period
    return None


def _of(area: Named, period: PeriodLevels) -> PeriodLevels | None:
    return next((own for own in area.standing.periods if own.period == period.period), None)


def _places(areas: Iterable[Named]) -> list[Place]:
    """Return the areas, then their districts, then their forces, each once."""
    of_each = [area.standing.places for area in areas]
    chosen = [places[0] for places in of_each if places]
    around = [place for places in of_each for place in places[1:]]
    around.sort(key=lambda place: place.kind == "force")
    every: dict[tuple[str, str], Place] = {}
    for place in [*chosen, *around]:
        every.setdefault((place.kind, place.name), place)
    return list(every.values())


def _months(columns: list[Column]) -> list[Row]:
    every = sorted({row.month for column in columns for row in column.page.months}, reverse=True)
    standings = [column.area.standing for column in columns]
    series = [standing.series if standing.places else {} for standing in standings]
    return [Row(month, [one.get(month) for one in series]) for month in every]


def _drawn(pages: list[StandingPage]) -> dict[str, object]:
    """Return what there is to say of the marks in any of the drawings."""
    return {
        "has_gaps": any(page.chart.gaps for page in pages if page.chart),
        "has_range": any(page.has_range for page in pages),
        "breaks": list(dict.fromkeys(words for page in pages for words in page.breaks)),
    }


def _with(texts: list[str], choice: Choice, group: Group) -> str:
    """Return the address with a choice added; empty where there is no room for it."""
    return "" if len(texts) == MOST_AREAS else _address([*texts, choice.query], group)


def _address(texts: list[str], group: Group) -> str:
    return reverse("compare") + _query(texts, group)


def _query(texts: list[str], group: Group) -> str:
    """Return the part after the path of the one address for these areas and this group."""
    said = [("area", text) for text in texts]
    if group is not ALL_CRIME:
        said.append(("group", group.slug))
    return f"?{urlencode(said, safe='/')}" if said else ""
