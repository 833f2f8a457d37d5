"""Stop and search of a force or a neighbourhood, counted in every way that its page shows."""

from collections import defaultdict
from collections.abc import Collection
from dataclasses import dataclass
from pathlib import Path
from typing import NamedTuple

from django.db import connection
from django.db.models import Count

from forces.models import Force
from neighbourhoods.models import Neighbourhood
from releases.month import Month
from stops.models import Stop, Term

QUESTION = (Path(__file__).parent / "sql" / "breakdowns.sql").read_text()
OF_FORCE = "force_id = %(id)s"
OF_NEIGHBOURHOOD = """street_point_id IN (
    SELECT street_point_id FROM neighbourhoods_placedpoint WHERE neighbourhood_id = %(id)s
)"""

# Youngest first; any other text of a file comes after these.
AGES = ["under 10", "10-17", "18-24", "25-34", "over 34"]
IN_ORDER = {"hour": range(24), "weekday": range(1, 8)}


class Line(NamedTuple):
    """One value of a field and how many stops have it; None where it was not recorded."""

    value: str | int | None
    number: int


class OutcomeLine(NamedTuple):
    """An outcome: all stops, those whose outcome was linked to what was searched for, and not."""

    value: str | None
    number: int
    linked: int
    not_linked: int
    not_stated: int


@dataclass(frozen=True)
class Breakdowns:
    """
    total: all stops. placed: those on the map. fields: by name of the field, the most frequent
    first (hours, days and ages in their own order; hours and days without a stop are zero).
    by_month: months with a stop.
    """

    total: int
    placed: int
    fields: dict[str, list[Line]]
    outcomes: list[OutcomeLine]
    by_month: dict[Month, int]


class StopPoint(NamedTuple):
    """A street point and the stops there; latitude and longitude in degrees."""

    name: str
    latitude: float
    longitude: float
    number: int


def of_force(force: Force, month: Month) -> Breakdowns:
    """Count the stops of one month that a force reported, placed on the map or not."""
    return _breakdowns(OF_FORCE, force.pk, [month])


def of_neighbourhood(area: Neighbourhood, months: Collection[Month]) -> Breakdowns:
    """Count the stops in a neighbourhood, whichever force reported them."""
    return _breakdowns(OF_NEIGHBOURHOOD, area.pk, months)


def by_neighbourhood(force: Force, month: Month) -> dict[int, int]:
    """Count the stops of a force by the id of the neighbourhood; those outside all are left out."""
    rows = Stop.objects.filter(
        force=force, month=month, street_point__placed__neighbourhood__isnull=False
    ).order_by()
    counted = rows.values_list("street_point__placed__neighbourhood").annotate(n=Count("*"))
    return dict(counted)


def points_in(area: Neighbourhood, months: Collection[Month]) -> list[StopPoint]:
    """Return the street points of a neighbourhood with stops, by name: streets are not ranked."""
    rows = Stop.objects.filter(
        month__in=list(months), street_point__placed__neighbourhood=area
    ).values_list("street_point__name", "street_point__latitude_e6", "street_point__longitude_e6")
    return [
        StopPoint(name, latitude / 1e6, longitude / 1e6, count)
        for name, latitude, longitude, count in rows.annotate(n=Count("*")).order_by(
            "street_point__name_key", "street_point"
        )
    ]


def _breakdowns(which: str, id: int, months: Collection[Month]) -> Breakdowns:
    with connection.cursor() as cursor:
        cursor.execute(
            QUESTION.format(which=which),
            {"id": id, "months": [month.first_day for month in months]},
        )
        rows = cursor.fetchall()
    counted: dict[str, list[tuple[int | None, bool | None, int]]] = defaultdict(list)
    for field, value, linked, number in rows:
        counted[field].append((value, linked, number))
    terms = dict(Term.objects.values_list("id", "text"))
    placed = {value: number for value, _, number in counted.pop("is_placed", [])}
    by_month = counted.pop("month", [])
    outcomes = counted.pop("outcome", [])
    return Breakdowns(
        total=sum(placed.values()),
        placed=placed.get(1, 0),
        fields={field: _lines(field, lines, terms) for field, lines in counted.items()},
        outcomes=_outcome_lines(outcomes, terms),
        by_month={
            Month(value // 100, value % 100): number for value, _, number in by_month if value
        },
    )


def _lines(field: str, lines, terms: dict[int, str]) -> list[Line]:
    if field in IN_ORDER:
        numbers = {value: number for value, _, number in lines}
        return [Line(value, numbers.get(value, 0)) for value in IN_ORDER[field]]
    found = [Line(terms.get(value), number) for value, _, number in lines]
    if field == "age_range":
        found.sort(key=lambda line: AGES.index(line.value) if line.value in AGES else len(AGES))
    return found


def _outcome_lines(lines, terms: dict[int, str]) -> list[OutcomeLine]:
    numbers: dict[int | None, dict[bool | None, int]] = defaultdict(lambda: defaultdict(int))
    for value, linked, number in lines:
        numbers[value][linked] += number
    found = [
        OutcomeLine(
            terms.get(value) if value else None, sum(of.values()), of[True], of[False], of[None]
        )
        for value, of in numbers.items()
    ]
    return sorted(found, key=lambda line: -line.number)
