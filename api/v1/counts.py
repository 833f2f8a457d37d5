"""Counts and time series: crimes by month, category and area, without a limit to their number."""

from enum import StrEnum
from typing import Any

from ninja import Schema
from pydantic import Field

from api.shapes.tally import Series, tallied
from api.v1 import cursors, months, place
from api.v1.crimes import CATEGORY_IDS, CategorySlug
from api.v1.formats import Answer, Format
from api.v1.outlined import Outlined, with_outlines
from api.v1.problems import Problem
from api.v1.resource import Asked, Asking, resource
from crimes import area_counts
from crimes.area_counts import Area
from neighbourhoods.boundaries import Kind as BoundaryKind
from releases.gaps import statuses
from releases.kinds import Kind


class By(StrEnum):
    MONTH = "month"
    CATEGORY = "category"
    FORCE = "force"
    NEIGHBOURHOOD = "neighbourhood"
    DISTRICT = "district"
    LSOA = "lsoa"


AREAS = (By.FORCE, By.NEIGHBOURHOOD, By.DISTRICT, By.LSOA)
# 14 categories of 36 months of 100 areas.
MOST_COUNTS = 50_400
# Each feature has its boundary, which is as long as a hundred counts.
MOST_FEATURES = 1_000
BOUNDARIES = {kind.name.lower(): kind for kind in BoundaryKind}


class CountsAsked(months.InMonths, place.InPlace, Asked, Outlined):
    by: list[By] = Field(
        [By.MONTH],
        description="What to count apart: month, category, and one kind of area. Repeat it.",
    )
    category: list[CategorySlug] | None = Field(
        None, description="Categories to count; all without it, anti-social behaviour included."
    )
    limit: int = Field(100, ge=1, le=1000, description="Areas in a page, at most.")
    cursor: str | None = Field(None, max_length=cursors.LONGEST)


class CountRecord(Schema):
    area_kind: str | None = Field(description="Null for a region: circle, outline, street point.")
    area: str | None
    area_name: str | None
    force: str | None = Field(description="Whose area it is; its coverage decides the status.")
    month: str | None = Field(description="Null where months are counted together.")
    category: str | None = Field(description="Null where categories are counted together.")
    count: int | None = Field(
        description="By whatever force reported. Null: nobody knows. Zero: nothing happened."
    )
    status: str = Field(description="supplied, partly, not-supplied or not-published")
    months: int = Field(description="Months with figures, of those counted together.")


@resource("/counts", CountsAsked, CountRecord, tag="Figures")
def counts(asked: CountsAsked, asking: Asking) -> Answer:
    """
    Numbers of crimes by month, category and area.

    One place, or (with `by=neighbourhood`, `district`, `lsoa` or `force`) the areas of a force,
    of a district, or of the country, by pages. As GeoJSON areas have their boundaries.
    """
    of_months = months.asked_for(asked, asking.public)
    categories = [CATEGORY_IDS[c.value] for c in asked.category or ()]
    force, where = place.force_asked_for(asked), place.asked_for(asked)
    kinds = [kind for kind in AREAS if kind in asked.by]
    if len(kinds) > 1:
        raise Problem("conflicting-parameters", "Count by one kind of area at a time.", "by")
    more = None
    if kinds:
        kind = kinds[0].value
        areas, more = _areas(kind, asked, force, where, _limit(asked, asking.format))
        found = area_counts.of_areas(kind, [a.key for a in areas], of_months, categories)
    elif where.where.region:
        _not_both(force, where)
        kind, areas = "", [Area(0, "", "", where.forces[0] if len(where.forces) == 1 else None)]
        found = area_counts.in_region(where.where.region, of_months, categories)
    else:
        kind, areas = _one_area(force, where)
        found = area_counts.of_areas(kind, [a.key for a in areas], of_months, categories)
    supplied = statuses(Kind.STREET, of_months)
    forces = {area.key: where.forces if not kind else [area.force] for area in areas}
    series = Series(kind, areas, of_months, categories, found, supplied, forces)
    records = tallied(series, by_month=By.MONTH in asked.by, by_category=By.CATEGORY in asked.by)
    keys = {area.id or None: area.key for area in areas}
    of_records = [keys[record["area"]] for record in records]
    records = with_outlines(records, BOUNDARIES.get(kind), of_records, asked, asking)
    missing = months.missing(
        Kind.STREET,
        of_months,
        asking.public,
        {slug for of_area in forces.values() for slug in of_area if slug} or None,
        may_be_all=True,
    )
    return Answer(records, key=more, missing=missing)


def _areas(
    kind: str, asked: CountsAsked, force: Any, where: Any, limit: int
) -> tuple[list[Area], Any]:
    """Return a page of areas, and where it ends if there are more."""
    district = where.where.district
    if where.kind and (kind != "lsoa" or district is None):
        raise Problem(
            "conflicting-parameters",
            f"by={kind} takes a force (by=lsoa a district too) or nothing, but no {where.kind}.",
            where.kind,
        )
    (after,) = cursors.read(asked.cursor, str) or [None]
    found = area_counts.areas_within(
        kind, force=force, district=district, after=after, limit=limit + 1
    )
    return found[:limit], [found[limit - 1].id] if len(found) > limit else None


def _limit(asked: CountsAsked, format: Format) -> int:
    """Return how many areas make a page: fewer where each has many counts."""
    most = MOST_FEATURES if format is Format.GEOJSON else MOST_COUNTS
    each = 14 if By.CATEGORY in asked.by else 1
    each *= 36 if By.MONTH in asked.by else 1
    return max(1, min(asked.limit, most // each))


def _one_area(force: Any, where: Any) -> tuple[str, list[Area]]:
    found = where.where
    if where.kind:
        _not_both(force, where)
    if found.neighbourhood:
        area, slug = found.neighbourhood, found.neighbourhood.force.slug
        return "neighbourhood", [Area(area.pk, f"{slug}/{area.code}", area.name, slug)]
    if found.district:
        area = found.district
        return "district", [Area(area.pk, area.code, area.name, _first(where.forces))]
    if found.lsoa:
        area = found.lsoa
        return "lsoa", [Area(area.pk, area.code, area.name, _first(where.forces))]
    if force:
        return "force", [Area(force.pk, force.slug, force.name, force.slug)]
    raise Problem(
        "missing-parameter", "Give a place, a force, or count by a kind of area.", "force"
    )


def _not_both(force: Any, where: Any) -> None:
    if force:
        raise Problem(
            "conflicting-parameters", f"Give force or {where.kind}: a place has its force.", "force"
        )


def _first(forces: list[str]) -> str | None:
    return forces[0] if forces else None
