"""Outcomes of crimes."""

from collections.abc import Iterable
from typing import Any

from api.shapes.crime import crime_of_outcome
from api.shapes.location import Places
from crimes.queries.one_crime import History
from crimes.queries.outcomes_in_region import PublishedOutcome
from crimes.vocabulary import OUTCOMES
from releases.month import Month

CATEGORIES = {outcome.id: {"code": outcome.code, "name": outcome.name} for outcome in OUTCOMES}


def outcomes(rows: Iterable[PublishedOutcome]) -> list[dict[str, Any]]:
    """Return outcomes, each with its crime."""
    places = Places()
    return [
        _outcome(row.outcome_id, row.month) | {"crime": crime_of_outcome(row.crime, places)}
        for row in rows
    ]


def case_history(history: History) -> dict[str, Any]:
    """Return one crime and its outcomes, oldest first."""
    return {
        "outcomes": [_outcome(step.outcome_id, step.month) for step in history.steps],
        "crime": crime_of_outcome(history.crime, Places()),
    }


def _outcome(outcome_id: int, month: Month) -> dict[str, Any]:
    # The person is never named, and upstream has never given an identifier either.
    return {"category": CATEGORIES[outcome_id], "date": str(month), "person_id": None}
