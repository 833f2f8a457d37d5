"""Crime levels, with their probabilities, their method, and what went into them."""

from enum import Enum
from typing import Any

from ninja import Schema
from pydantic import Field

from api.shapes.level import at_a_glance, level
from api.v1 import cursors, place
from api.v1.formats import GEOMETRY, Answer, Format
from api.v1.outlined import Outlined, with_outlines
from api.v1.problems import Problem
from api.v1.resource import Asked, Asking, Listed, resource
from crimes import area_counts
from crimes.area_counts import Area
from levels import listing
from levels.groups import ALL_CRIME, BY_SLUG, GROUPS
from levels.queries import newest_with_figures, of_area
from levels.vocabulary import DEFAULT_METHOD, METHODS, AreaKind
from neighbourhoods.boundaries import Kind as BoundaryKind
from neighbourhoods.queries import at_point

LATEST = "latest"
KINDS = {kind.slug: kind for kind in AreaKind}
BOUNDARIES = {kind: BoundaryKind[kind.name] for kind in AreaKind}
GroupSlug = Enum("GroupSlug", {g.slug: g.slug for g in GROUPS}, type=str)  # type: ignore[misc]
MethodSlug = Enum("MethodSlug", {m: m for m in METHODS}, type=str)  # type: ignore[misc]
KindSlug = Enum("KindSlug", {k: k for k in KINDS}, type=str)  # type: ignore[misc]


class LevelsAsked(Listed, place.InForce, Outlined):
    neighbourhood: str | None = Field(None, max_length=120, description="One, as force/code.")
    district: str | None = Field(None, max_length=20, description="One, by its code.")
    lsoa: str | None = Field(None, max_length=20, description="One of 2021, by its code.")
    kind: KindSlug | None = Field(None, description="All areas of this kind, of `force` if given.")
    group: GroupSlug | None = Field(
        None,
        description="A group of crimes. Without it: all groups of one area, else all crime.",
    )
    period: str = Field(
        LATEST, pattern=r"^(latest|[0-9]{4})$", description="latest, or a financial year: 2024."
    )
    method: MethodSlug = Field(
        MethodSlug(DEFAULT_METHOD.slug), description="How levels are found: /how-it-works/."
    )


class Level(Schema):
    area_kind: str
    area: str
    area_name: str
    force: str | None = Field(description="With whose areas this one is compared.")
    period: str
    first_month: str
    last_month: str
    group: str
    method: str
    level: str | None = Field(description="low, below-average, average, above-average or high.")
    close_to: str | None = Field(description="The next level, if the area is close to it.")
    chance: float | None = Field(description="The probability that the level is right.")
    p_low: float | None
    p_below_average: float | None
    p_average: float | None
    p_above_average: float | None
    p_high: float | None
    why_no_level: str | None
    flags: list[str] = Field(description="What a reader must know beside the level.")
    crimes: int | None = Field(description="Reported by the area's own force; null: not known.")
    months: int = Field(description="Months supplied, of months_asked.")
    months_asked: int
    residents: int | None
    people: int | None = Field(description="Whom crimes are set against: mostly residents.")
    population_source: str | None
    rate: float | None = Field(description="Crimes in a year for each 1,000 residents.")
    workday_rate: float | None = Field(description="For each 1,000 people on a working day.")
    expected: float | None = Field(description="Crimes at the rate of the whole force.")
    relative: float | None = Field(description="Times the typical area; for sd-1, deviations.")
    level_before: str | None = Field(description="Which was public when this was computed.")
    release: int | None = Field(description="By which it became public.")


class LevelHereAsked(Asked):
    lat: float = Field(ge=-90, le=90, allow_inf_nan=False, description="Latitude in degrees.")
    lng: float = Field(ge=-180, le=180, allow_inf_nan=False, description="Longitude in degrees.")
    group: GroupSlug = Field(GroupSlug(ALL_CRIME.slug), description="A group of crimes.")


class LevelHere(Schema):
    neighbourhood: str
    name: str
    group: str
    period: str
    last_month: str
    level: str | None
    chance: float | None
    why_no_level: str | None
    crimes: int | None
    months: int


@resource("/levels", LevelsAsked, Level, tag="Figures")
def levels(asked: LevelsAsked, asking: Asking) -> Answer:
    """Crime levels of one area, or of all areas of a kind; as GeoJSON with their boundaries."""
    kind, areas, more = _areas(asked)
    period, made = _period(asked.period)
    groups = [BY_SLUG[asked.group.value]] if asked.group else GROUPS
    if asked.kind and not asked.group:
        groups = [ALL_CRIME]
    found = listing.levels_of(
        kind, [area.key for area in areas], period, METHODS[asked.method.value], groups
    )
    by_key = {area.key: area for area in areas}
    records = [
        level(row, kind.slug, by_key[row.row.area_id], asked.period, period, made.release_id)
        for row in found
    ]
    of_records = [row.row.area_id for row in found]
    return Answer(with_outlines(records, BOUNDARIES[kind], of_records, asked, asking), key=more)


@resource("/level", LevelHereAsked, LevelHere, tag="Figures", one=True)
def level_here(asked: LevelHereAsked, asking: Asking) -> Answer:
    """The crime level of the neighbourhood at a position, in less than a kilobyte."""
    area = at_point(place.position(asked))
    if area is None:
        raise Problem("outside-coverage", "No neighbourhood is known there.", "lat")
    newest = newest_with_figures(of_area(AreaKind.NEIGHBOURHOOD, area.pk))
    found = newest.of(BY_SLUG[asked.group.value]) if newest else None
    if newest is None or found is None:
        raise Problem("no-levels", "No levels of this neighbourhood have been computed yet.")
    written = LATEST if newest.period.is_latest else str(newest.period.number)
    record = at_a_glance(found, f"{area.force.slug}/{area.code}", area.name, written, newest.period)
    if asking.format is Format.GEOJSON:
        record[GEOMETRY] = {"type": "Point", "coordinates": [asked.lng, asked.lat]}
    return Answer([record], is_one=True)


def _areas(asked: LevelsAsked) -> tuple[AreaKind, list[Area], Any]:
    """Return the kind of the areas asked for, a page of them, and where it ends."""
    force = place.force_asked_for(asked)
    given = [name for name in (*KINDS, "kind") if getattr(asked, name) is not None]
    if len(given) != 1:
        raise Problem(
            "conflicting-parameters" if given else "missing-parameter",
            "Give one of neighbourhood, district, lsoa, kind.",
            given[1] if given else "kind",
        )
    if asked.kind is None:
        return KINDS[given[0]], [_area(given[0], asked)], None
    slug = asked.kind.value
    (after,) = cursors.read(asked.cursor, str) or [None]
    found = area_counts.areas_within(
        slug, force=force, district=None, after=after, limit=asked.limit + 1
    )
    more = [found[asked.limit - 1].id] if len(found) > asked.limit else None
    return KINDS[slug], found[: asked.limit], more


def _area(kind: str, asked: LevelsAsked) -> Area:
    if kind == "neighbourhood":
        area = place.neighbourhood(asked.neighbourhood or "")
        slug = area.force.slug
        return Area(area.pk, f"{slug}/{area.code}", area.name, slug)
    if kind == "district":
        area = place.district(asked.district or "")
        return Area(area.pk, area.code, area.name, area.force.slug if area.force else None)
    area = place.lsoa(asked.lsoa or "")
    force = area.district.force if area.district else None
    return Area(area.pk, area.code, area.name, force.slug if force else None)


def _period(written: str) -> tuple[Any, Any]:
    known = listing.periods()
    if not known:
        raise Problem("no-levels", "No levels have been computed yet.")
    if written not in known:
        there = list(known)
        raise Problem("unknown-period", f"There are {', '.join(there)}.", "period", there)
    return known[written]
