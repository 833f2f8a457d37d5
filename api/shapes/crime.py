"""Crimes."""

from collections.abc import Iterable
from typing import Any

from api.shapes.location import Places
from crimes.queries.published import PublishedCrime
from crimes.vocabulary import CRIME_CATEGORIES, OUTCOMES

SLUGS = {category.id: category.slug for category in CRIME_CATEGORIES}

# What is said of a crime's outcome, in the words of the files. For one outcome they differ
# from those of the documentation, which lists of outcomes use.
OUTCOME_WORDS = {outcome.id: outcome.name_in_files or outcome.name for outcome in OUTCOMES}

# "On or near Paddington (station)" is of the railways. Others, "On or near Bank (Lu Station)",
# "Canning Town (dlr)", in 2014 bare names ("North Greenwich"), are of London Underground and
# its like, and share one word.
RAILWAY_STATION = "(station)"


def crimes(rows: Iterable[PublishedCrime]) -> list[dict[str, Any]]:
    """Return crimes with their latest outcomes, as lists of crimes have them."""
    places = Places()
    return [
        {
            "category": SLUGS[row.category_id],
            "location_type": location_type(row),
            "location": places.of(row),
            "context": row.context or "",
            "outcome_status": outcome_status(row),
            "persistent_id": row.persistent_id.hex() if row.persistent_id else "",
            "id": row.id,
            "location_subtype": location_subtype(row),
            "month": str(row.month),
        }
        for row in rows
    ]


def crime_of_outcome(row: PublishedCrime, places: Places) -> dict[str, Any]:
    """Return a crime as it stands beside its outcomes: without the latest of them."""
    return {
        "category": SLUGS[row.category_id],
        "location_type": location_type(row),
        "location": places.of(row),
        "context": row.context or "",
        "persistent_id": row.persistent_id.hex() if row.persistent_id else "",
        "id": row.id,
        "location_subtype": location_subtype(row),
        "month": str(row.month),
    }


def outcome_status(row: PublishedCrime) -> dict[str, str] | None:
    if row.last_outcome_id is None:
        return None
    return {"category": OUTCOME_WORDS[row.last_outcome_id], "date": str(row.last_outcome_month)}


def location_type(row: PublishedCrime) -> str | None:
    if row.street_point_id is None:
        return None
    return "Force" if row.is_territorial else "BTP"


def location_subtype(row: PublishedCrime) -> str:
    """Return the kind of station for the British Transport Police, "" for others."""
    if row.is_territorial or row.street is None:
        return ""
    return "STATION" if row.street.lower().endswith(RAILWAY_STATION) else "LU STATION"
