"""Outcomes of crimes."""

from collections.abc import Iterator
from typing import Any

from api.shapes.crime import crimes_of_outcomes
from crimes.queries.one_crime import History
from crimes.queries.outcomes_in_region import Outcomes
from crimes.vocabulary import OUTCOMES
from releases.month import Month

CATEGORIES = {outcome.id: {"code": outcome.code, "name": outcome.name} for outcome in OUTCOMES}


def outcomes(found: Outcomes) -> Iterator[dict[str, Any]]:
    """Yield outcomes, each with its crime."""
    crimes = crimes_of_outcomes(found.crimes)
    for outcome_id, crime in zip(found.outcome_ids, crimes, strict=True):
        yield outcome(outcome_id, found.month) | {"crime": crime}


def case_history(history: History) -> dict[str, Any]:
    """Return one crime and its outcomes, oldest first."""
    (crime,) = crimes_of_outcomes(history.crimes)
    return {
        "outcomes": [outcome(step.outcome_id, step.month) for step in history.steps],
        "crime": crime,
    }


def outcome(outcome_id: int, month: Month) -> dict[str, Any]:
    # The person is never named, and upstream has never given an identifier either.
    return {"category": CATEGORIES[outcome_id], "date": str(month), "person_id": None}
