"""Crimes."""

import datetime
from collections.abc import Iterator
from typing import Any

import orjson
from orjson import Fragment

from api.shapes.location import location
from crimes.queries.published import Crimes
from crimes.vocabulary import CRIME_CATEGORIES, OUTCOMES
from places.street_points import PublishedPoint

SLUGS = {category.id: category.slug for category in CRIME_CATEGORIES}

# What is said of a crime's outcome, in the words of the files. For one outcome they differ
# from those of the documentation, which lists of outcomes use.
OUTCOME_WORDS = {outcome.id: outcome.name_in_files or outcome.name for outcome in OUTCOMES}

# "On or near Paddington (station)" is of the railways. Others, "On or near Bank (Lu Station)",
# "Canning Town (dlr)", in 2014 bare names ("North Greenwich"), are of London Underground and
# its like, and share one word.
RAILWAY_STATION = "(station)"


def crimes(found: Crimes) -> Iterator[dict[str, Any]]:
    """
    Yield crimes with their latest outcomes, as lists of crimes have them.

    Five thousand crimes of a city happened at some five hundred points and came to some fifty
    outcomes in so many months: what is the same for many is made once, and written once. So
    locations and outcomes are pieces of finished JSON, which orjson puts in as they are.
    """
    location_types = {id: "Force" if own else "BTP" for id, own in found.is_territorial.items()}
    locations = {id: written(location(point)) for id, point in found.places.items()}
    stations = {id: kind_of_station(point) for id, point in found.places.items()}
    months = Months()
    statuses = OutcomeStatuses()
    for (
        category,
        id,
        month,
        force,
        point,
        persistent_id,
        outcome,
        outcome_month,
        context,
    ) in found.rows:
        location_type = location_types[force] if point else None
        yield {
            "category": SLUGS[category],
            "location_type": location_type,
            "location": locations[point] if point else None,
            "context": context or "",
            "outcome_status": statuses[outcome, outcome_month]
            if outcome and outcome_month
            else None,
            "persistent_id": persistent_id.hex() if persistent_id else "",
            "id": id,
            "location_subtype": stations[point] if point and location_type == "BTP" else "",
            "month": months[month],
        }


def crimes_of_outcomes(found: Crimes) -> Iterator[dict[str, Any]]:
    """Yield crimes as they stand beside their outcomes: without the latest of them."""
    for crime in crimes(found):
        del crime["outcome_status"]
        yield crime


def kind_of_station(point: PublishedPoint) -> str:
    """Return the kind of a place of the British Transport Police."""
    return "STATION" if point.name.lower().endswith(RAILWAY_STATION) else "LU STATION"


class Months(dict[datetime.date, str]):
    """Months as text, each made when it is first asked for."""

    def __missing__(self, first_day: datetime.date) -> str:
        text = self[first_day] = f"{first_day:%Y-%m}"
        return text


class OutcomeStatuses(dict[tuple[int, datetime.date], Fragment]):
    """Outcomes and their months as crimes have them, each made when it is first asked for."""

    def __missing__(self, key: tuple[int, datetime.date]) -> Fragment:
        outcome, month = key
        status = {"category": OUTCOME_WORDS[outcome], "date": f"{month:%Y-%m}"}
        self[key] = written(status)
        return self[key]


def written(value: dict[str, Any]) -> Fragment:
    return Fragment(orjson.dumps(value))
