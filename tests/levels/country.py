"""
A small country with every oddity that levels must bear, its counts written straight to tables.

Testshire has 24 LSOAs in two districts and four neighbourhoods, in a row from west to east:

    Z01000..Z01019   20 ordinary LSOAs of 1,500 people
    Z01020           a park where nobody lives, with many crimes
    Z01021           300 people, and nothing known of visitors
    Z01022           a centre of 1,000 people, with 6,000 on a working day
    Z01023           an LSOA whose population is not known

Cityshire is one district of three LSOAs with 50 people on a working day for each resident.
"""

from collections import Counter
from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass
from typing import Any

from django.contrib.gis.geos import MultiPolygon, Polygon
from django.db import connection

from crimes.models import DistrictCount, ForceCount, LsoaCount, NeighbourhoodCount
from forces.models import Force
from levels.shares import divide_lsoas
from neighbourhoods.models import Neighbourhood
from places.models import District, DistrictPopulation, Lsoa, LsoaPopulation
from releases.kinds import Kind
from releases.models import Coverage, PublishedMonth, Release
from releases.month import Month
from tests import builders, months

ORDINARY = [f"Z010{i:02}" for i in range(20)]
PARK, SMALL, CENTRE, UNKNOWN = "Z01020", "Z01021", "Z01022", "Z01023"
CITY = ["Z02000", "Z02001", "Z02002"]
# Crimes a year in the 20 ordinary areas: from a third to three times the typical.
ALL_CRIME = [50, 60, 80, 90, 100, 110, 120, 125, 130, 135, 140, 145, 150, 160, 170, 190, 210]
ALL_CRIME += [250, 330, 450]

SIDE = 0.02
LATITUDE = 54.5

# The tables of counts, and which area each counts by.
COUNTED = {
    LsoaCount: "lsoa_id",
    NeighbourhoodCount: "neighbourhood_id",
    DistrictCount: "district_id",
    ForceCount: "force_id",
}
MORE = {ForceCount: {"without_location": 0}}
PLACES = [*ORDINARY, PARK, SMALL, CENTRE, UNKNOWN, *CITY]


@dataclass(frozen=True)
class Country:
    force: Force
    city: Force
    lsoas: dict[str, Lsoa]
    neighbourhoods: list[Neighbourhood]
    districts: list[District]

    def neighbourhood_of(self, code: str) -> Neighbourhood:
        """Return that of an LSOA; those of 2011 alone lie where the first of 2021 does."""
        place = PLACES.index(code) if code in PLACES else 0
        return self.neighbourhoods[place // 6]


def build() -> Country:
    """Make the areas and their people; no crimes yet."""
    force = builders.make_force("testshire", name="Testshire Police")
    city = builders.make_force("cityshire", name="Cityshire Police")
    builders.make_force("btp", name="British Transport Police", is_territorial=False)
    east = builders.make_district("Eastford", code="E07990001", force=force)
    west = builders.make_district("Westford", code="E07990002", force=force)
    square_mile = builders.make_district("Square Mile", code="E07990003", force=city)
    lsoas = {}
    for place, code in enumerate(PLACES):
        district = square_mile if code in CITY else west if place < 12 else east
        lsoas[code] = builders.make_lsoa(
            code,
            name=f"{district.name} {place:03}A",
            boundary=builders.square(LATITUDE, longitude(place), SIDE),
            district=district,
        )
    people = {**dict.fromkeys(ORDINARY, 1500), PARK: 0, SMALL: 300, CENTRE: 1000}
    people |= dict.fromkeys(CITY, 1700)
    for code, count in people.items():
        make_population(lsoas[code], count)
    make_population(lsoas[CENTRE], 6000, kind="workday")
    DistrictPopulation.objects.create(
        district=square_mile, kind="workday", year=2011, source="Census 2011", count=255_000
    )
    neighbourhoods = [
        builders.make_neighbourhood(
            name, code=f"N{i + 1}", force=force, boundary=_row_of_six(6 * i)
        )
        for i, name in enumerate(["Docks", "Abbey", "Castle", "Bridge"])
    ]
    neighbourhoods.append(
        builders.make_neighbourhood("Wharf", code="cp", force=city, boundary=_row_of_six(24))
    )
    with connection.cursor() as cursor:
        divide_lsoas(cursor)
    return Country(force, city, lsoas, neighbourhoods, [east, west, square_mile])


def make_population(lsoa: Lsoa, count: int, *, kind="resident", year=2021) -> None:
    LsoaPopulation.objects.create(
        lsoa=lsoa, kind=kind, year=year, source=f"Census {year}", count=count
    )


def longitude(place: int) -> float:
    return 2.5 + SIDE * place


def evenly(a_year: int) -> Callable[[int], int]:
    """Spread a year's crimes over its months: the month's number (1 to 12) gives its share."""
    return lambda number: a_year * number // 12 - a_year * (number - 1) // 12


def ordinary_year(category="burglary") -> dict[tuple[str, str], Callable[[int], int]]:
    """Return crimes by LSOA and category for `supply`: ordinary ones, and the oddities'."""
    crimes = {
        (code, category): evenly(a_year) for code, a_year in zip(ORDINARY, ALL_CRIME, strict=True)
    }
    odd = {PARK: 300, SMALL: 240, CENTRE: 1200, UNKNOWN: 150}
    return crimes | {(code, category): evenly(n) for code, n in odd.items()}


def supply(
    country: Country,
    written_months: Iterable[str],
    crimes: Mapping[tuple[str, str], Callable[[int], int]],
    *,
    force: Force | None = None,
    status=Coverage.Status.SUPPLIED,
) -> None:
    """Publish months in which `force` (Testshire unless given) reported these crimes."""
    force = force or country.force
    for month in map(Month.parse, written_months):
        _publish(month)
        Coverage.objects.create(month=month, force_slug=force.slug, kind=Kind.STREET, status=status)
        rows = [
            (code, builders.CATEGORY_IDS[category], count)
            for (code, category), of_month in crimes.items()
            if (count := of_month(month.number))
        ]
        _count(month, force, country, rows)


def a_year(last="2024-03") -> list[str]:
    return [str(month) for month in Month.parse(last).last_twelve()]


def _publish(month: Month) -> None:
    for model in COUNTED:
        months.attach(model._meta.db_table, month)
    if not PublishedMonth.objects.filter(month=month).exists():
        release = Release.objects.create(action=Release.Action.PUBLISH, month=month)
        PublishedMonth.objects.create(month=month, release=release)


def _count(month: Month, force: Force, country: Country, rows: list[tuple[str, int, int]]) -> None:
    """Write (LSOA code, category, count) to the four tables, added up for the larger areas."""
    sums: dict[Any, Counter] = {model: Counter() for model in COUNTED}
    for code, category, count in rows:
        lsoa = country.lsoas[code]
        sums[LsoaCount][lsoa.id, category] += count
        sums[NeighbourhoodCount][country.neighbourhood_of(code).id, category] += count
        sums[DistrictCount][lsoa.district_id, category] += count
        sums[ForceCount][force.id, category] += count
    for model, counts in sums.items():
        model.objects.bulk_create(
            model(
                **{"force_id": force.id, COUNTED[model]: id} | MORE.get(model, {}),
                month=month,
                category_id=category,
                count=count,
            )
            for (id, category), count in counts.items()
        )


def _row_of_six(first: int) -> MultiPolygon:
    """Return a box around six LSOAs of the row."""
    west = longitude(first) - SIDE / 2
    box = (west, LATITUDE - SIDE / 2, west + 6 * SIDE, LATITUDE + SIDE / 2)
    return MultiPolygon(Polygon.from_bbox(box), srid=4326)
