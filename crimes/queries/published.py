"""Crimes as they were published, with place and latest outcome: read fast, by the thousand."""

from typing import NamedTuple

from django.db.models import QuerySet

from crimes.models import Crime
from releases.month import Month


class TooMany(Exception):
    """The question has more answers than its asker wants."""


class PublishedCrime(NamedTuple):
    """
    One crime and what is known of it.

    The five fields of the street point are all None where the crime could not be placed.
    """

    category_id: int
    id: int
    month: Month
    # False for the British Transport Police.
    is_territorial: bool
    street_point_id: int | None
    street: str | None
    latitude_e6: int | None
    longitude_e6: int | None
    persistent_id: bytes | None
    last_outcome_id: int | None
    last_outcome_month: Month | None
    context: str | None


COLUMNS = (
    "category_id",
    "id",
    "month",
    "force__is_territorial",
    "street_point_id",
    "street_point__name",
    "street_point__latitude_e6",
    "street_point__longitude_e6",
    "persistent_id",
    "last_outcome_id",
    "last_outcome_month",
    "context",
)


def read(crimes: QuerySet[Crime], *, at_most: int | None = None) -> list[PublishedCrime]:
    """
    Return `crimes` by category in the official order, then by id.

    Raises TooMany if there are more than `at_most`. Ten thousand take 0.1 s; as model
    instances with their relations they would take four times as long.
    """
    rows = crimes.order_by("category_id", "id").values_list(*COLUMNS)
    if at_most is not None:
        rows = rows[: at_most + 1]
    found = [PublishedCrime._make(row) for row in rows]
    if at_most is not None and len(found) > at_most:
        raise TooMany
    return found
