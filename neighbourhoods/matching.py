"""What is called by a name, exactly, and which neighbourhood or force it leads to."""

from collections import Counter
from collections.abc import Collection, Sequence
from dataclasses import dataclass, field

from django.contrib.gis.db.models import Extent
from django.contrib.gis.geos import GEOSGeometry, Polygon

from forces.models import Force
from forces.queries import at_point as force_at_point
from neighbourhoods.models import Neighbourhood
from neighbourhoods.queries import at_points, inside, named, with_ids
from places import search as places
from places.models import StreetPoint
from places.search import Place
from places.spelling import written_out
from places.wide_names import WideNames

ON_OR_NEAR = "On or near "
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


def around(names: Collection[str], wide: WideNames) -> Around | None:
    """Return the surroundings of the towns, districts or forces of these names, if any are."""
    forces = wide.forces_called(names)
    boxes: list[GEOSGeometry] = [town.surroundings for town in places.towns_called(names)]
    boxes += [outline.envelope for _, outline in wide.districts_called(names)]
    only_forces = forces if not boxes else []
    boxes += [box for force in forces if (box := box_of(force))]
    return Around(boxes, only_forces) if boxes else None


def box_of(force: Force) -> Polygon | None:
    extent = force.neighbourhoods.aggregate(extent=Extent("boundary"))["extent"]
    if extent is None:
        return None
    box = Polygon.from_bbox(extent)
    box.srid = 4326
    return box


def called(
    names: Collection[str],
    wide: WideNames,
    where: Around | None = None,
    *,
    areas_alone: bool = False,
) -> Matches:
    """
    Return all that has one of these names (folded), `where` it is asked for.

    Forces come first, then neighbourhoods, towns, streets, and the neighbourhoods of a district.
    Towns and streets are left out where areas alone may be called so.
    """
    boxes = where.boxes if where else None
    matches = Matches()
    if where is None:
        matches.found += [Match("force", f.name, force=f) for f in wide.forces_called(names)]
    matches.found += [of_neighbourhood(area) for area in named(names, touching=boxes)]
    if not areas_alone:
        matches.found += placed(places.towns_called(names, inside=boxes))
        _add_streets(matches, {*names, *map(written_out, names)}, boxes)
    if where is None:
        for name, outline in wide.districts_called(names):
            matches.found += [
                of_neighbourhood(area, kind="district", name=name) for area in inside(outline)
            ]
    if where and where.forces:
        matches.found = [match for match in matches.found if match.force in where.forces]
    return matches


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


def _add_streets(matches: Matches, names: set[str], boxes: Sequence[GEOSGeometry] | None) -> None:
    """Add streets, one for each neighbourhood, from street points or else the gazetteer."""
    points = StreetPoint.objects.filter(folded__in=names)
    if boxes is not None:
        points = points.filter(places.in_boxes(boxes))
    rows = points.values_list("placed__neighbourhood", "name")[: MOST_STREET_POINTS + 1]
    if len(rows) > MOST_STREET_POINTS:
        matches.too_many_streets = True
        return

    streets = {area: name.removeprefix(ON_OR_NEAR) for area, name in rows if area}
    areas = with_ids(streets)
    if len(areas) > MOST_STREETS:
        matches.streets_by_force = Counter(area.force for area in areas.values())
    elif areas:
        in_order = sorted(areas.values(), key=lambda area: (area.name, area.pk))
        matches.found += [of_neighbourhood(a, kind="street", name=streets[a.pk]) for a in in_order]
    else:
        found = places.streets_called(names, inside=boxes)
        if rows and not found:
            # It lies outside every neighbourhood.
            name, location = points.values_list("name", "location")[0]
            found = [Place("street", name.removeprefix(ON_OR_NEAR), location)]
        matches.found += placed(found[:MOST_STREETS])
