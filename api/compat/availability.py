"""Which months there are, which categories, and when the data was last changed."""

from typing import Any

from api.compat.asked import Asked, fact
from api.refusals import not_there
from crimes.vocabulary import CRIME_CATEGORIES
from releases import availability


@fact
def dates(asked: Asked) -> list[dict[str, Any]]:
    forces = availability.forces_with_stops()
    return [
        {"date": str(month), "stop-and-search": forces.get(month, [])}
        for month in reversed(asked.public.months)
    ]


@fact
def last_updated(asked: Asked) -> dict[str, str]:
    if asked.public.latest is None:
        raise not_there("No month is published yet.")
    return {"date": str(asked.public.latest.first_day)}


@fact
def categories(asked: Asked) -> list[dict[str, str]]:
    """Answer the same for every date, as upstream: all in use today or in any published month."""
    in_use = [
        category
        for category in CRIME_CATEGORIES
        if not category.last_month or any(map(category.is_in_use, asked.public.months))
    ]
    return [
        {"url": "all-crime", "name": "All crime"},
        *({"url": category.slug, "name": category.name} for category in in_use),
    ]
