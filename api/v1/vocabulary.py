"""The words that records use: categories of crime, outcomes."""

from ninja import Schema
from pydantic import Field

from api.v1.formats import Answer
from api.v1.resource import WITHOUT_PLACES, Asked, Asking, resource
from crimes.vocabulary import CRIME_CATEGORIES, OUTCOMES


class Category(Schema):
    category: str
    name: str
    name_cy: str
    first_month: str = Field(description="In which files have it.")
    last_month: str | None


class OutcomeKind(Schema):
    outcome: str
    name: str
    name_in_files: str
    group: str = Field(description="charged, sanctioned, no-suspect, no-action, ongoing, unknown")


@resource("/categories", Asked, Category, tag="Words", offered=WITHOUT_PLACES)
def categories(asked: Asked, asking: Asking) -> Answer:
    """Categories of crime, and the months in which they were used."""
    return Answer(
        [
            {
                "category": category.slug,
                "name": category.name,
                "name_cy": category.name_cy,
                "first_month": category.first_month,
                "last_month": category.last_month or None,
            }
            for category in CRIME_CATEGORIES
        ]
    )


@resource("/outcome-categories", Asked, OutcomeKind, tag="Words", offered=WITHOUT_PLACES)
def outcome_categories(asked: Asked, asking: Asking) -> Answer:
    """What may become of a crime."""
    return Answer(
        [
            {
                "outcome": outcome.code,
                "name": outcome.name,
                "name_in_files": outcome.name_in_files or outcome.name,
                "group": outcome.group,
            }
            for outcome in OUTCOMES
        ]
    )
