"""Counts laid out in full: every area, month and category asked for, zero or unknown too."""

from collections import Counter, defaultdict
from collections.abc import Collection, Iterator, Mapping, Sequence
from dataclasses import dataclass
from typing import Any

from crimes.area_counts import Area, Count
from crimes.vocabulary import CRIME_CATEGORIES, Category
from releases.month import Month

SUPPLIED, PARTLY, NOT_SUPPLIED = "supplied", "partly", "not-supplied"
NOT_PUBLISHED = "not-published"


@dataclass(frozen=True)
class Series:
    """
    What is known of the crimes of some areas.

    kind: of the areas; empty for a region. categories: ids, or none for all. statuses: what each
    force did for each published month. forces: whose each area is, by its key.
    """

    kind: str
    areas: Sequence[Area]
    months: Sequence[Month]
    categories: Collection[int]
    counts: Sequence[Count]
    statuses: Mapping[tuple[str, Month], str]
    forces: Mapping[int, Sequence[str | None]]


def tallied(series: Series, *, by_month: bool, by_category: bool) -> list[dict[str, Any]]:
    """Return a record for each area, and in it for each month and category if so asked."""
    counted: dict[int, Counter[tuple[Month, int]]] = defaultdict(Counter)
    for area, month, category, count in series.counts:
        counted[area][month, category] += count
    spans = [[month] for month in series.months] if by_month else [list(series.months)]
    return [
        _record(series, area, span, categories, counted[area.key], by_month)
        for area in series.areas
        for span in spans
        for categories in _categories(series, span, by_category)
    ]


def _record(
    series: Series,
    area: Area,
    span: list[Month],
    categories: list[Category],
    counted: Counter[tuple[Month, int]],
    by_month: bool,
) -> dict[str, Any]:
    statuses = [status(series, area, month) for month in span]
    known = [m for m, told in zip(span, statuses, strict=True) if told in (SUPPLIED, PARTLY)]
    total = sum(counted[month, category.id] for month in known for category in categories)
    return {
        "area_kind": series.kind or None,
        "area": area.id or None,
        "area_name": area.name or None,
        "force": area.force,
        "month": str(span[0]) if by_month else None,
        "category": categories[0].slug if len(categories) == 1 else None,
        "count": total if known else None,
        "status": together(statuses),
        "months": len(known),
    }


def _categories(series: Series, span: list[Month], by_category: bool) -> Iterator[list[Category]]:
    """Yield the categories counted together: each by itself, if so asked."""
    wanted = [c for c in CRIME_CATEGORIES if not series.categories or c.id in series.categories]
    if not by_category:
        yield wanted
        return
    for category in wanted:
        # One that was not in use then would be shown as a zero.
        if any(map(category.is_in_use, span)):
            yield [category]


def status(series: Series, area: Area, month: Month) -> str:
    """Return what the forces of an area did for a month, as one word."""
    forces = [slug for slug in series.forces[area.key] if slug]
    of_each = [series.statuses.get((slug, month), NOT_PUBLISHED) for slug in forces]
    if not of_each:
        # Whose it is we do not know: then what anybody supplied is all that there is.
        anybody = any(published == month for _, published in series.statuses)
        return PARTLY if anybody else NOT_PUBLISHED
    return together(of_each)


def together(statuses: Sequence[str]) -> str:
    """Return one word for several statuses: `partly` where they differ."""
    if len(set(statuses)) == 1:
        return statuses[0]
    known = [told for told in statuses if told in (SUPPLIED, PARTLY)]
    return PARTLY if known else NOT_SUPPLIED
