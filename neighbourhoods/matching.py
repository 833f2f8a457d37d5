"""What is called by a name, exactly, and which neighbourhood or force it leads to."""

from collections import Counter, defaultdict
from collections.abc import Collection, Sequence
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any, NamedTuple

from django.contrib.gis.db.models import Extent
from django.contrib.gis.geos import GEOSGeometry, Point, Polygon
from django.db import connection

from forces.models import Force
from forces.queries import at_point as force_at_point
from neighbourhoods.models import Neighbourhood
from neighbourhoods.queries import at_points, inside, with_ids
from places import search as places
from places.folding import fold
from places.search import Place
from places.street_words import written_out
from places.wide_names import WideNames

CALLED = (Path(__file__).parent / "sql" / "called.sql").read_text()

ON_OR_NEAR = "On or near "
# More neighbourhoods or places of one name than anywhere: a limit for names such as "and".
MOST_OF_ONE_NAME = 200
# Streets of one name in more neighbourhoods than this are counted by force, not listed.
MOST_STREETS = 40
# No more street points of one name are fetched than this (there are 5,000 of High Street).
MOST_STREET_POINTS = 400


@dataclass(frozen=True)
class Match:
    """Something that the text stands for, and where it leads."""

    # "neighbourhood", "force", "district", "postcode", "lsoa" or a kind of `PlaceName`.
    kind: str
    name: str
    # What tells it from others of the same name: the town or district around it.
    within: str = ""
    neighbourhood: Neighbourhood | None = None
    # The neighbourhood's force, or that in whose area a place outside them all lies.
    force: Force | None = None

    @property
    def leads_to(self) -> tuple | None:
        """What it leads to, to tell whether two matches are one; None if to no page of its own."""
        if self.neighbourhood:
            return ("neighbourhood", self.neighbourhood.pk)
        return ("force", self.force.pk) if self.force and self.kind == "force" else None


@dataclass
class Matches:
    """What was found, and what was too much to list."""

    found: list[Match] = field(default_factory=list)
    # Streets of that name in each force, where they are too many to list.
    streets_by_force: Counter[Force] = field(default_factory=Counter)
    too_many_streets: bool = False
    # Whether `found` holds only the first of them.
    is_cut: bool = False

    def __bool__(self) -> bool:
        return bool(self.found or self.streets_by_force or self.too_many_streets)


@dataclass(frozen=True)
class Around:
    """Where to look: in the boxes, and if forces are given in their neighbourhoods alone."""

    boxes: Sequence[GEOSGeometry]
    forces: list[Force] = field(default_factory=list)


def around(names: Collection[str], wide: WideNames) -> dict[str, Around]:
    """Return the surroundings of the towns, districts or forces of each of these names."""
    towns: dict[str, list[Place]] = defaultdict(list)
    for town in places.towns_called(names):
        for name in _names_of(town.name, town.name_cy) & set(names):
            towns[name].append(town)
    surroundings = ((name, _around(name, towns[name], wide)) for name in names)
    return {name: where for name, where in surroundings if where.boxes}


def _around(name: str, towns: list[Place], wide: WideNames) -> Around:
    boxes: list[GEOSGeometry] = [town.surroundings for town in towns]
    boxes += [outline.envelope for _, outline in wide.districts_called([name])]
    forces = wide.forces_called([name])
    only_forces = forces if not boxes else []
    boxes += [box for force in forces if (box := box_of(force))]
    return Around(boxes, only_forces)


def box_of(force: Force) -> Polygon | None:
    extent = force.neighbourhoods.aggregate(extent=Extent("boundary"))["extent"]
    if extent is None:
        return None
    box = Polygon.from_bbox(extent)
    box.srid = 4326
    return box


class Row(NamedTuple):
    """A row of called.sql, where the columns are described."""

    found: str
    kind: str
    name: str
    name_cy: str
    within: str
    neighbourhood: int | None
    location: bytes | None
    points: int

    @property
    def place(self) -> Place:
        name = self.name.removeprefix(ON_OR_NEAR)
        return Place(self.kind, name, _point(self.location), self.within, name_cy=self.name_cy)


def called(
    names: Collection[str],
    wide: WideNames,
    where: Around | None = None,
    *,
    code: str = "",
    areas_alone: bool = False,
) -> Matches:
    """
    Return all that has one of these names (folded), `where` it is asked for.

    Neighbourhoods with the `code` come first, then forces, neighbourhoods, towns, streets, and
    the neighbourhoods of a district. Towns and streets are left out where areas alone may be
    called so.
    """
    found = _rows(names, [] if areas_alone else names, where, code)
    areas = with_ids(row.neighbourhood for row in found)
    rows = defaultdict(list)
    for row in found:
        # One that was removed between the two questions is left out.
        if row.neighbourhood is None or row.neighbourhood in areas:
            rows[row.found].append(row)
    coded = _areas_of(rows["code"], areas)
    coded.sort(key=lambda area: (area.force.position, area.code))

    matches = Matches(list(map(of_neighbourhood, coded)))
    if where is None:
        matches.found += [Match("force", f.name, force=f) for f in wide.forces_called(names)]
    matches.found += map(of_neighbourhood, _areas_of(rows["neighbourhood"], areas))
    matches.found += placed(
        [row.place for row in rows["town"] if _names_of(row.name, row.name_cy) & set(names)]
    )
    _add_streets(matches, rows["points"], rows["street"], areas)
    if where is None:
        for name, outline in wide.districts_called(names):
            matches.found += [
                of_neighbourhood(area, kind="district", name=name) for area in inside(outline)
            ]
    if where and where.forces:
        matches.found = [match for match in matches.found if match.force in where.forces]
    return matches


def _rows(
    names: Collection[str], places: Collection[str], where: Around | None, code: str
) -> list[Row]:
    asked: dict[str, Any] = {
        "code": code.upper(),
        "words": [
            pattern for name in names for pattern in (name, f"{name} %", f"% {name}", f"% {name} %")
        ],
        "names": list(places),
        "edges": [pattern for name in places for pattern in (f"{name} %", f"% {name}")],
        "streets": list({*places, *map(written_out, places)}),
        "boxes": [bytes(box.ewkb) for box in where.boxes] if where else [],
        "everywhere": where is None,
        "most": MOST_OF_ONE_NAME,
        "most_points": MOST_STREET_POINTS + 1,
    }
    with connection.cursor() as cursor:
        cursor.execute(CALLED, asked)
        return [Row(*row) for row in cursor.fetchall()]


def _areas_of(rows: list[Row], areas: dict[int, Neighbourhood]) -> list[Neighbourhood]:
    return [areas[row.neighbourhood] for row in rows if row.neighbourhood]


def _names_of(*names: str) -> set[str]:
    """Return the names of a place, folded, in both languages."""
    return {fold(name) for name in names if name}


def _point(ewkb: bytes | None) -> Point:
    location = GEOSGeometry(memoryview(ewkb or b""))
    assert isinstance(location, Point)
    return location


def of_neighbourhood(area: Neighbourhood, *, kind="neighbourhood", name="") -> Match:
    return Match(kind, name or area.name, neighbourhood=area, force=area.force)


def placed(found: list[Place]) -> list[Match]:
    """Put each place into its neighbourhood, or failing that its force."""
    if not found:
        return []
    areas = at_points([place.location for place in found])
    return [
        Match(place.kind, place.name, place.within, area, area.force)
        if area
        else Match(place.kind, place.name, place.within, None, force_at_point(place.location))
        for place, area in zip(found, areas, strict=True)
    ]


def _add_streets(
    matches: Matches,
    points: list[Row],
    gazetteer: list[Row],
    areas: dict[int, Neighbourhood],
) -> None:
    """Add streets, one for each neighbourhood, from street points or else the gazetteer."""
    if sum(row.points for row in points) > MOST_STREET_POINTS:
        matches.too_many_streets = True
        return
    inside = [(row.place, areas[row.neighbourhood]) for row in points if row.neighbourhood]
    if len(inside) > MOST_STREETS:
        matches.streets_by_force = Counter(area.force for _, area in inside)
    elif inside:
        inside.sort(key=lambda found: (found[1].name, found[1].pk))
        matches.found += [of_neighbourhood(a, kind="street", name=p.name) for p, a in inside]
    else:
        # Of streets outside every neighbourhood the gazetteer's tell more: what they are within.
        matches.found += placed([row.place for row in gazetteer or points][:MOST_STREETS])
