"""Where an area stands: its levels, and its monthly crimes beside its district's and force's."""

import json
from collections import Counter
from collections.abc import Mapping
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from django.db import connection

from crimes.vocabulary import CRIME_CATEGORIES
from levels import queries, series
from levels.area_level import AreaLevel
from levels.groups import Group
from levels.models import Level
from levels.queries import PeriodLevels
from levels.trends import Series
from levels.vocabulary import DEFAULT_METHOD, AreaKind, Method
from neighbourhoods.models import Neighbourhood
from places.models import District, Lsoa
from releases.month import Month

OF_NEIGHBOURHOOD = (Path(__file__).parent / "sql" / "neighbourhood.sql").read_text()


@dataclass(frozen=True)
class Place:
    """An area, its district or its force, with its crimes by month; months not supplied absent."""

    kind: str
    name: str
    # Of a district, for a link to its page; empty otherwise.
    code: str
    series: Series


@dataclass(frozen=True)
class Standing:
    """The levels of an area, and the places to compare it with: itself first, its force last."""

    group: Group
    periods: list[PeriodLevels]
    places: list[Place]

    @property
    def newest(self) -> PeriodLevels | None:
        """The newest period that has figures."""
        return queries.newest_with_figures(self.periods)

    @property
    def series(self) -> Series:
        return self.places[0].series


def of_neighbourhood(
    area: Neighbourhood, group: Group, *, method: Method = DEFAULT_METHOD
) -> Standing:
    """Return where a neighbourhood stands, in one query."""
    with connection.cursor() as cursor:
        cursor.execute(
            OF_NEIGHBOURHOOD,
            {
                "neighbourhood": area.pk,
                "force": area.force_id,
                "force_slug": area.force.slug,
                "categories": [c.id for c in CRIME_CATEGORIES if c.slug in group.categories],
                "method": int(method),
            },
        )
        names = [column.name for column in cursor.description]
        found = dict(zip(names, map(_read, cursor.fetchone()), strict=True))
    months = [
        month for text in found["supplied"] or [] if (month := Month.parse(text)) >= group.since
    ]
    own = _series(found["of_area"], months) if found["is_bounded"] else {}
    places = [Place("neighbourhood", area.name, "", own)]
    if district := found["district"]:
        of_district = _series(found["of_district"], months)
        places.append(Place("district", district["name"], district["code"], of_district))
    places.append(Place("force", area.force.name, "", _series(found["of_force"], months)))
    return Standing(group, _levels(found["levels"] or []), places)


def of_lsoa(lsoa: Lsoa, group: Group) -> Standing:
    """Return where an LSOA stands beside its district and its force."""
    places = []
    district = lsoa.district
    if district and (force := district.force):
        months = series.supplied(force.slug)
        places = [
            Place("lsoa", lsoa.name, "", series.of_lsoa(lsoa, force.pk, group, months)),
            Place(
                "district",
                district.name,
                district.code,
                series.of_district(district, group, months),
            ),
            Place("force", force.name, "", series.of_force(force.pk, group, months)),
        ]
    return Standing(group, queries.of_area(AreaKind.LSOA, lsoa.pk), places)


def of_district(district: District, group: Group) -> Standing:
    """Return where a district stands beside its force."""
    places = []
    if force := district.force:
        months = series.supplied(force.slug)
        places = [
            Place("district", district.name, "", series.of_district(district, group, months)),
            Place("force", force.name, "", series.of_force(force.pk, group, months)),
        ]
    return Standing(group, queries.of_area(AreaKind.DISTRICT, district.pk), places)


def _levels(rows: list[dict[str, Any]]) -> list[PeriodLevels]:
    last_months: dict[int, Month] = {}
    by_period: dict[int, list[AreaLevel]] = {}
    for row in rows:
        row["group"] = row.pop("crime_group")
        last_months[row["period"]] = Month.parse(row.pop("last_month"))
        source = row.pop("source")
        by_period.setdefault(row["period"], []).append(AreaLevel(Level(**row), source or ""))
    return queries.in_order(last_months, by_period)


def _series(counts: Mapping[str, int] | None, months: list[Month]) -> Series:
    known = Counter(counts or {})
    return {month: known[str(month)] for month in months}


def _read(value: Any) -> Any:
    """Return a column of JSON as Python's; Django leaves it as text."""
    return json.loads(value) if isinstance(value, str) else value
