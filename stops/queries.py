"""Questions about stop and search."""

import datetime
from typing import NamedTuple

from django.db.models import QuerySet

from places import street_points
from places.regions import Region
from places.street_points import PublishedPoint
from releases.month import Month
from stops.models import Stop, Term

# The columns that hold the key of a term, in the order of `PublishedStop`.
TERMS = (
    "type_id",
    "gender_id",
    "age_range_id",
    "self_defined_ethnicity_id",
    "officer_defined_ethnicity_id",
    "legislation_id",
    "object_of_search_id",
    "outcome_id",
)
OTHERS = (
    "happened_at",
    "month",
    "is_operation",
    "operation_name",
    "outcome_linked_to_object",
    "more_than_outer_clothing",
    "street_point_id",
)


class PublishedStop(NamedTuple):
    """One stop and search as published. What the force did not say is None."""

    type: str | None
    gender: str | None
    age_range: str | None
    self_defined_ethnicity: str | None
    officer_defined_ethnicity: str | None
    legislation: str | None
    object_of_search: str | None
    outcome: str | None
    # In UTC; `month` is that of the local clock, and of the file.
    happened_at: datetime.datetime
    month: Month
    is_operation: bool | None
    operation_name: str | None
    outcome_linked_to_object: bool | None
    more_than_outer_clothing: bool | None
    place: PublishedPoint | None


def in_region(region: Region, month: Month) -> list[PublishedStop]:
    """Return the stops of `month` at the street points of `region`, by time."""
    return _read(Stop.objects.filter(region.holds("street_point__"), month=month))


def of_force(force_slug: str, month: Month) -> list[PublishedStop]:
    """Return all stops of `month` by a force, placed or not; none for an unknown force."""
    return _read(Stop.objects.filter(force__slug=force_slug, month=month))


def without_location(force_slug: str, month: Month) -> list[PublishedStop]:
    """Return the stops of `month` that a force could not place on the map."""
    stops = Stop.objects.filter(force__slug=force_slug, month=month, street_point=None)
    return _read(stops)


def _read(stops: QuerySet[Stop]) -> list[PublishedStop]:
    return list(published(stops.order_by("happened_at", "id")).values())


def published(stops: QuerySet[Stop]) -> dict[int, PublishedStop]:
    """Return `stops`, all of one month, by id and in their order."""
    # Some 200 terms in all: read once, rather than joined eight times to each stop. So places.
    texts = dict(Term.objects.values_list("id", "text"))
    rows = list(stops.values_list("id", *TERMS, *OTHERS))
    places = street_points.with_ids({row[-1] for row in rows} - {None})
    end = 1 + len(TERMS)
    return {
        row[0]: PublishedStop._make(
            [*map(texts.get, row[1:end]), *row[end:-1], places.get(row[-1])],
        )
        for row in rows
    }
