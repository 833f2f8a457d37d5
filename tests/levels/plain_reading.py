"""
What may be said of each area of a country, read slowly and plainly from what is stored.

Counts, coverage and people are looked up one by one in dictionaries; the rules are those of the
domain notes (section 1.5) as `slow_ratio_eb_1` has them. Knows only the LSOAs of 2021.
"""

from collections import defaultdict
from dataclasses import dataclass
from functools import cached_property
from typing import Any

from scipy.stats import binomtest

from crimes.models import DistrictCount, LsoaCount, NeighbourhoodCount
from forces.models import Force
from levels.groups import GROUPS
from levels.models import NeighbourhoodShare
from levels.vocabulary import AreaKind
from neighbourhoods.models import Neighbourhood
from places.models import District, DistrictPopulation, Lsoa, LsoaPopulation
from releases.models import Coverage, PublishedMonth
from tests.levels import slow_ratio_eb_1

COUNTS: dict[AreaKind, tuple[Any, str]] = {
    AreaKind.LSOA: (LsoaCount, "lsoa_id"),
    AreaKind.NEIGHBOURHOOD: (NeighbourhoodCount, "neighbourhood_id"),
    AreaKind.DISTRICT: (DistrictCount, "district_id"),
}


@dataclass(frozen=True)
class Allowed:
    """
    Whether an area may have a level and a rate for one group, and what may be said of changes.

    twelve, three: of the last 12 and the latest three months.
    """

    level: bool
    rate: bool
    twelve: "Change | None"
    three: "Change | None"


@dataclass(frozen=True)
class Change:
    """Crimes of the same months of two years; those of which both were supplied."""

    earlier: int
    later: int
    months: int

    @property
    def percentage(self) -> bool:
        """Whether a percentage bears anything."""
        return self.earlier >= 50

    @cached_property
    def word(self) -> str:
        total = self.earlier + self.later
        if not total or binomtest(self.later, total, 0.5).pvalue >= 0.05:
            return "no clear change"
        return "up" if self.later > self.earlier else "down"

    @property
    def words(self) -> str:
        """As a page has it: `up 100 to 150`."""
        return f"{self.word} {self.earlier:,} to {self.later:,}"


class Country:
    """Everything public of a country, up to its latest month."""

    def __init__(self):
        self.latest = max(PublishedMonth.objects.values_list("month", flat=True))
        self.year = self.latest.last_twelve()
        self.three_years = list(self.latest.plus(-35).until(self.latest))
        self.supplied = set(
            Coverage.objects.filter(kind="street", status="supplied").values_list(
                "force_slug", "month"
            )
        )
        self.slugs = dict(Force.objects.values_list("id", "slug"))
        self.people = {
            # Ordered, so that the newest of an LSOA stands last and is the one that is kept.
            kind: dict(
                LsoaPopulation.objects.filter(kind=kind)
                .order_by("year", "id")
                .values_list("lsoa_id", "count")
            )
            for kind in ("resident", "workday")
        }

    def allowed(self) -> dict[tuple[AreaKind, str, str], Allowed]:
        """Return what is allowed, by kind, name and group of every area."""
        found = {}
        for kind in AreaKind:
            crimes = self.crimes(kind)
            of_forces = defaultdict(list)
            for area in self.areas(kind):
                of_forces[area["force"]].append(area)
            for force, areas in of_forces.items():
                for group in GROUPS:
                    counted = [self.counted(area, force, crimes, group) for area in areas]
                    levels = slow_ratio_eb_1.levels(counted)
                    for area, level in zip(counted, levels, strict=True):
                        found[kind, area["name"], group.slug] = Allowed(
                            level=level["reason"] is None,
                            rate=bool(area["residents"]) and area["months"] >= 10,
                            twelve=area["twelve"],
                            three=area["three"],
                        )
        return found

    def areas(self, kind: AreaKind) -> list[dict]:
        lsoas = Lsoa.objects.filter(in_2021=True, district__force__isnull=False)
        if kind is AreaKind.LSOA:
            return [
                self.area(lsoa.id, lsoa.code, lsoa.district.force_id, [(lsoa.id, 1.0)])
                for lsoa in lsoas.select_related("district")
            ]
        if kind is AreaKind.DISTRICT:
            return [
                self.area(
                    one.id,
                    one.code,
                    one.force_id,
                    [(key, 1.0) for key in lsoas.filter(district=one).values_list("id", flat=True)],
                )
                for one in District.objects.exclude(force=None)
            ]
        return [
            self.area(
                one.id,
                f"{one.force.slug}/{one.code}",
                one.force_id,
                list(
                    NeighbourhoodShare.objects.filter(neighbourhood=one).values_list(
                        "lsoa_id", "share"
                    )
                ),
            )
            for one in Neighbourhood.objects.select_related("force").exclude(boundary=None)
        ]

    def area(self, key, name, force, parts) -> dict:
        residents = self.added_up("resident", parts)
        workday = self.added_up("workday", parts)
        # Doggerland gives no figures of whole districts; the real City's would be looked up here.
        assert not DistrictPopulation.objects.exists()
        return {
            "id": key,
            "name": name,
            "force": force,
            "residents": residents,
            "workday": workday,
            "district_ratio": None,
            "last": None,
        }

    def added_up(self, kind, parts):
        known = [(self.people[kind].get(lsoa), share) for lsoa, share in parts]
        if not known or any(count is None for count, _ in known):
            return None
        return round(sum(count * share for count, share in known))

    def crimes(self, kind: AreaKind) -> dict[tuple, int]:
        """Return crimes by (area, month, category slug) that the area's own force reported."""
        model, column = COUNTS[kind]
        forces = {area["id"]: area["force"] for area in self.areas(kind)}
        counts: dict[tuple, int] = defaultdict(int)
        rows = model.objects.values_list(column, "force_id", "month", "category__slug", "count")
        for area, force, month, category, count in rows:
            if forces.get(area) == force:
                counts[area, month, category] += count
        return counts

    def counted(self, area, force, crimes, group) -> dict:
        def supplied(months):
            return [month for month in months if (self.slugs[force], month) in self.supplied]

        def total(months):
            return sum(crimes[area["id"], m, c] for m in months for c in group.categories)

        def change(months):
            both = [
                m for m in supplied(months) if (self.slugs[force], m.plus(-12)) in self.supplied
            ]
            if not both:
                return None
            return Change(total([m.plus(-12) for m in both]), total(both), len(both))

        year, three_years = supplied(self.year), supplied(self.three_years)
        return {
            **area,
            "crimes": total(year),
            "months": len(year),
            "crimes_36": total(three_years),
            "months_36": len(three_years),
            "twelve": change(self.year),
            "three": change(self.year[-3:]),
        }
