"""Names of forces and districts, which are so few (400) that a search fetches them all at once."""

from collections import defaultdict
from collections.abc import Collection
from dataclasses import dataclass
from functools import lru_cache

from django.contrib.gis.geos import GEOSGeometry
from django.db import connection

from forces.models import Force
from forces.queries import in_official_order
from places.folding import fold
from places.models import District

NAMES = """
    SELECT true, id, name, name_cy FROM forces_force WHERE is_territorial
    UNION ALL
    SELECT false, id, name, name_cy FROM places_district WHERE boundary IS NOT NULL
"""
WORDS_FOR_POLICE = {"police", "constabulary", "service", "heddlu"}


@dataclass(frozen=True)
class WideNames:
    """Ids of forces and of districts with an outline, by each of their names, folded."""

    forces: dict[str, set[int]]
    districts: dict[str, set[int]]

    def forces_called(self, names: Collection[str]) -> list[Force]:
        """Return the forces of one of these names, with or without the word "police"."""
        ids = _ids(self.forces, names)
        forces = in_official_order().only("name", "name_cy", "slug", "position")
        return list(forces.filter(id__in=ids)) if ids else []

    def districts_called(self, names: Collection[str]) -> list[tuple[str, GEOSGeometry]]:
        """Return name and outline of the districts of one of these names."""
        ids = _ids(self.districts, names)
        districts = District.objects.filter(id__in=ids).order_by("name", "code") if ids else []
        return [(district.name, district.boundary) for district in districts if district.boundary]


def wide_names() -> WideNames:
    """Return the names of the territorial forces and of the districts, English and Welsh."""
    with connection.cursor() as cursor:
        cursor.execute(NAMES)
        return _by_name(tuple(cursor.fetchall()))


# Folding 400 names takes 3 ms, and they are the same for every search.
@lru_cache(maxsize=4)
def _by_name(rows: tuple[tuple, ...]) -> WideNames:
    forces: dict[str, set[int]] = defaultdict(set)
    districts: dict[str, set[int]] = defaultdict(set)
    for is_force, id, *names in rows:
        for name in map(fold, filter(None, names)):
            if is_force:
                forces[name].add(id)
                forces[_without_police(name)].add(id)
            else:
                districts[name].add(id)
    return WideNames(forces, districts)


def _ids(called: dict[str, set[int]], names: Collection[str]) -> set[int]:
    return {id for name in names for id in called.get(name, ())}


def _without_police(name: str) -> str:
    return " ".join(word for word in name.split(" ") if word not in WORDS_FOR_POLICE)
