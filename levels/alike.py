"""The areas like one area, and what their crimes lead one to expect in it."""

from collections.abc import Collection
from dataclasses import dataclass

from levels.area_level import AreaLevel
from levels.groups import Group
from levels.measures import BY_SLUG, Measure
from levels.models import Level, Likeness, SimilarAreas
from levels.periods import Period
from levels.similar_range import Counted, SimilarRange, similar_range
from levels.vocabulary import DEFAULT_METHOD, AreaKind
from neighbourhoods.queries import with_ids
from places.queries import districts, lsoas


@dataclass(frozen=True)
class AlikeArea:
    """An area like another: its name, how addresses name it, its force, and its level."""

    name: str
    query: str
    force_name: str
    level: AreaLevel | None


@dataclass(frozen=True)
class Alike:
    """
    The areas most like one, in alphabetical order, judging by `measures`.

    range: what they lead one to expect in the twelve months of the period; None where too
    little is known. count: what was recorded in those months, for the verdict.
    """

    measures: list[Measure]
    areas: list[AlikeArea]
    range: SimilarRange | None
    count: int | None


def alike(kind: AreaKind, area_id: int, group: Group, period: Period) -> Alike | None:
    """Return the areas like this one; None where none were found. Four queries."""
    found = SimilarAreas.objects.filter(kind=kind, area_id=area_id).first()
    if found is None:
        return None
    rows = Level.objects.filter(
        kind=kind,
        area_id__in=[area_id, *found.others],
        group=group.number,
        period=period.number,
        method=DEFAULT_METHOD,
    )
    by_area = {row.area_id: row for row in rows}
    others = [by_area[other] for other in found.others if other in by_area]
    own = by_area.get(area_id)
    measures = Likeness.objects.filter(kind=kind).values_list("measures", flat=True).first() or []
    areas = [
        AlikeArea(name, query, force, AreaLevel(by_area[key]) if key in by_area else None)
        for key, name, query, force in _named(kind, found.others)
    ]
    return Alike(
        measures=[BY_SLUG[slug] for slug in measures],
        areas=sorted(areas, key=lambda area: (area.name, area.query)),
        range=similar_range(_counted(own), [_counted(row) for row in others]) if own else None,
        count=own.count_12 if own else None,
    )


def _counted(row: Level) -> Counted:
    return Counted(row.count_12, row.months_12, row.people)


def _named(kind: AreaKind, ids: Collection[int]) -> list[tuple[int, str, str, str]]:
    """Return id, name, how addresses name it, and the force's name of each area."""
    if kind is AreaKind.NEIGHBOURHOOD:
        found = with_ids(ids).values()
        return [(a.pk, a.name, f"{a.force.slug}/{a.code}", a.force.name) for a in found]
    if kind is AreaKind.LSOA:
        of_lsoas = [(lsoa, lsoa.district) for lsoa in lsoas().filter(id__in=ids)]
        return [
            (lsoa.pk, lsoa.name, lsoa.code, of.force.name if of and of.force else "")
            for lsoa, of in of_lsoas
        ]
    return [
        (one.pk, one.name, one.code, one.force.name if one.force else "")
        for one in districts().filter(id__in=ids)
    ]
