"""Outcomes of crimes: of an area and month, of one crime."""

import re
from collections.abc import Iterator
from typing import Any

from django.conf import settings

from api import parameters
from api.compat.asked import Asked, fact
from api.refusals import not_there, too_much
from api.shapes.outcome import case_history, outcomes
from crimes.queries import one_crime
from crimes.queries.outcomes_in_region import outcomes_in
from crimes.queries.published import TooMany

# In small letters only: upstream knows no others.
PERSISTENT_ID = re.compile("[0-9a-f]{64}")


@fact
def at_location(asked: Asked) -> Iterator[dict[str, Any]]:
    most = settings.API_MAX_RECORDS
    region = parameters.region(asked.values)
    try:
        return outcomes(outcomes_in(region, asked.month(), at_most=most))
    except TooMany as error:
        raise too_much(f"More than {most} outcomes; ask for a smaller area.") from error


@fact
def for_crime(asked: Asked, persistent_id: str) -> dict[str, Any]:
    if not PERSISTENT_ID.fullmatch(persistent_id):
        raise not_there("A crime id is 64 hexadecimal digits in lower case.")
    history = one_crime.history(bytes.fromhex(persistent_id))
    if history is None:
        raise not_there("There is no crime with that id.")
    return case_history(history)
