"""Stop and search."""

from collections.abc import Iterable, Iterator
from typing import Any

from django.utils.text import slugify

from api.shapes.location import location
from releases.month import Month
from stops.queries import PublishedStop

# Before about 2018 nothing found was `false`, and an outcome had no identifier.
NOTHING_FOUND = "Nothing found - no further action"
FIRST_OUTCOME_OBJECTS = Month(2018, 1)

# Identifiers that upstream has been seen to use; others are made in the same manner.
OUTCOME_IDS = {
    "A no further action disposal": "bu-no-further-action",
    "Caution (simple or conditional)": "bu-caution",
    "Summons / charged by post": "bu-summons",
}


def stops(rows: Iterable[PublishedStop]) -> Iterator[dict[str, Any]]:
    return map(stop, rows)


def stop(row: PublishedStop) -> dict[str, Any]:
    shape = {
        "age_range": row.age_range,
        "outcome": False if row.outcome == NOTHING_FOUND else row.outcome or "",
        "involved_person": row.type != "Vehicle search",
        "self_defined_ethnicity": row.self_defined_ethnicity,
        "gender": row.gender,
        "legislation": row.legislation,
        "outcome_linked_to_object_of_search": row.outcome_linked_to_object,
        "datetime": row.happened_at.isoformat(timespec="seconds"),
        "removal_of_more_than_outer_clothing": row.more_than_outer_clothing,
        "outcome_object": {"id": outcome_id(row.outcome), "name": row.outcome or ""},
        "location": location(row.place) if row.place else None,
        "operation": row.is_operation,
        "officer_defined_ethnicity": row.officer_defined_ethnicity,
        "type": row.type,
        "operation_name": row.operation_name,
        "object_of_search": row.object_of_search,
    }
    if row.month < FIRST_OUTCOME_OBJECTS:
        del shape["outcome_object"]
    return shape


def outcome_id(outcome: str | None) -> str:
    if not outcome:
        return ""
    return OUTCOME_IDS.get(outcome) or f"bu-{slugify(outcome)}"
