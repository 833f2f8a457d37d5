"""`/forces/{force}/stops/`, `/forces/{force}/{code}/stops/`: stop and search."""

from dataclasses import dataclass
from typing import Any

from django.http import HttpResponse
from django.shortcuts import get_object_or_404, render
from django.urls import reverse
from django.utils.functional import Promise
from django.utils.translation import gettext_lazy as _

from forces.queries import with_slug
from levels import queries as levels
from levels.vocabulary import AreaKind
from neighbourhoods import force_outlines
from neighbourhoods.outlines import around
from neighbourhoods.queries import in_force
from pages import outline_map, requested
from pages.caching import PublicRequest, public_page
from pages.outline_map import Outlined
from places.populations import residents_of_force
from releases.kinds import Kind
from releases.month import Month
from releases.queries import coverage_of_force
from stops import breakdowns
from stops.breakdowns import Breakdowns

# The tables of a page in the order of a reader's questions; outcomes have a table of their own.
FIELDS: list[tuple[str, str | Promise]] = [
    ("object_of_search", _("What was searched for")),
    ("legislation", _("The law used")),
    ("type", _("Who or what was searched")),
    ("age_range", _("Age")),
    ("gender", _("Gender")),
    ("officer_defined_ethnicity", _("Ethnicity as the officer saw it")),
    ("self_defined_ethnicity", _("Ethnicity as the person gave it")),
    ("weekday", _("Day of the week")),
    ("hour", _("Hour of the day")),
]


@dataclass(frozen=True)
class Rate:
    """Stops for every 1,000 residents in the period, and who counted the residents."""

    per_1000: float
    residents: int
    source: str


@public_page
def of_force(request: PublicRequest, force_slug: str) -> HttpResponse:
    force = get_object_or_404(with_slug(force_slug))
    month = requested.month(request)
    context = _context(request, force, month, [month] if month else [])
    if month and context["has_figures"]:
        found = breakdowns.of_force(force, month)
        outlines = force_outlines.of_force(force)
        counts = breakdowns.by_neighbourhood(force, month)
        people = residents_of_force(force.pk)
        context |= {
            "found": found,
            "tables": _tables(found),
            "rate": _rate(found, *people) if people else None,
            "places": [
                (one.name, counts[one.id], _address(force, one.code))
                for one in outlines
                if one.id in counts
            ],
            "drawing": outline_map.draw(
                [Outlined(one.geometry, one.name, _address(force, one.code)) for one in outlines],
                [(*one.inside, counts[one.id]) for one in outlines if one.id in counts],
            ),
        }
    return render(request, "stops/of_force.html", context)


@public_page
def of_neighbourhood(request: PublicRequest, force_slug: str, code: str) -> HttpResponse:
    area = get_object_or_404(in_force(force_slug), code=code)
    month = requested.month(request)
    # A neighbourhood has a handful of stops in a month: a year of them tells more.
    context = _context(request, area.force, month, month.last_twelve() if month else [])
    context["area"] = area
    if month and context["has_figures"]:
        found = breakdowns.of_neighbourhood(area, context["supplied"])
        points = breakdowns.points_in(area, context["supplied"])
        residents = _residents(area.pk)
        context |= {
            "found": found,
            "tables": _tables(found),
            "rate": _rate(found, *residents) if residents else None,
            "points": points,
            "drawing": outline_map.draw(
                [Outlined(one.geometry, is_own=one.is_own) for one in around(area)],
                [(point.latitude, point.longitude, point.number) for point in points],
                around_own=True,
            ),
        }
    return render(request, "stops/of_neighbourhood.html", context)


def _context(
    request: PublicRequest, force: Any, month: Month | None, shown: list[Month]
) -> dict[str, Any]:
    """Return what both pages need: months, and what the force supplied in the last twelve."""
    months = month.last_twelve() if month else []
    rows = coverage_of_force(force.slug, kind=Kind.STOPS, months=months)
    series = [(one, rows.get(one)) for one in months]
    supplied = [one for one, row in series if row and row.status != "not-supplied"]
    latest = request.public.latest
    return {
        "force": force,
        "month": month,
        "months": request.public.months[::-1],
        "series": series[::-1],
        "supplied": supplied,
        "shown": shown,
        "has_figures": any(one in supplied for one in shown),
        "is_partial": any(one not in supplied for one in shown),
        "canonical_query": f"?month={month}" if month and month != latest else "",
    }


def _address(force: Any, code: str) -> str:
    return reverse("area-stops", args=[force.slug, code])


def _tables(found: Breakdowns) -> list[dict[str, Any]]:
    return [
        {"field": field, "name": name, "lines": found.fields.get(field, [])}
        for field, name in FIELDS
    ]


def _residents(area_id: int) -> tuple[int, str] | None:
    """Return the residents of a neighbourhood as its newest levels count them, and the source."""
    for period in levels.of_area(AreaKind.NEIGHBOURHOOD, area_id):
        for level in period.levels:
            if level.row.residents:
                return level.row.residents, level.source
    return None


def _rate(found: Breakdowns, residents: int, source: str) -> Rate | None:
    return Rate(1000 * found.total / residents, residents, source) if residents else None
