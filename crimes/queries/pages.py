"""Crimes and outcomes page by page: of a range of months, by place, force, category, outcome."""

import datetime
from collections.abc import Callable, Collection, Sequence
from dataclasses import dataclass
from typing import Any, NamedTuple

from django.db.models import DateField, Q, QuerySet
from django.db.models.functions import Cast

from crimes.models import Crime, Outcome
from forces.models import Force
from neighbourhoods.whereabouts import ANYWHERE, Whereabouts
from releases.month import Month


@dataclass(frozen=True)
class Wanted:
    """
    Which records are wanted. An empty collection keeps all.

    outcomes: ids; None among them stands for crimes without an outcome. is_placed: only those
    with a location (or only those without).
    """

    months: Sequence[Month]
    where: Whereabouts = ANYWHERE
    force: Force | None = None
    categories: Collection[int] = ()
    outcomes: Collection[int | None] = ()
    is_placed: bool | None = None


class Place(NamedTuple):
    """A place in the list: that of one record."""

    month: Month
    id: int


class CrimeRow(NamedTuple):
    """What is in the database of one crime; months are the dates of their first days."""

    id: int
    month: datetime.date
    force_id: int
    category_id: int
    street_point_id: int | None
    lsoa_id: int | None
    persistent_id: bytes | None
    last_outcome_id: int | None
    last_outcome_month: datetime.date | None
    context: str | None


class OutcomeRow(NamedTuple):
    """What is in the database of one outcome."""

    id: int
    month: datetime.date
    force_id: int
    category_id: int
    street_point_id: int | None
    lsoa_id: int | None
    persistent_id: bytes | None


def crimes(wanted: Wanted, *, after: Place | None, limit: int) -> list[CrimeRow]:
    """Return up to `limit` crimes by month and id, from the one that follows `after`."""
    return [CrimeRow._make(row) for row in _page(wanted, after, limit, _crimes)]


def crime(month: Month, id: int) -> CrimeRow:
    """Return the one crime with this month and id, which must be there."""
    return CrimeRow._make(_crimes(Wanted([month]), month).get(id=id))


def outcomes(wanted: Wanted, *, after: Place | None, limit: int) -> list[OutcomeRow]:
    """Return up to `limit` outcomes recorded in the months wanted, in the same manner."""
    return [OutcomeRow._make(row) for row in _page(wanted, after, limit, _outcomes)]


def _page(
    wanted: Wanted,
    after: Place | None,
    limit: int,
    of_month: Callable[[Wanted, Month], QuerySet],
) -> list[Any]:
    """
    Look through the months one after the other until there are enough.

    Each is a table of its own. All at once, the database would fetch and sort every record
    of all months for each page.
    """
    rows: list[Any] = []
    for month in wanted.months:
        if after and month < after.month:
            continue
        found = of_month(wanted, month)
        if after and month == after.month:
            found = found.filter(id__gt=after.id)
        rows.extend(found.order_by("id")[: limit - len(rows)])
        if len(rows) >= limit:
            break
    return rows


def _crimes(wanted: Wanted, month: Month) -> QuerySet:
    found = Crime.objects.filter(_common(wanted), month=month)
    if wanted.categories:
        found = found.filter(category__in=wanted.categories)
    if wanted.outcomes:
        ids = [id for id in wanted.outcomes if id is not None]
        any_of = Q(last_outcome__in=ids)
        if None in wanted.outcomes:
            any_of |= Q(last_outcome=None)
        found = found.filter(any_of)
    return found.values_list(
        "id",
        Cast("month", DateField()),
        "force_id",
        "category_id",
        "street_point_id",
        "lsoa_id",
        "persistent_id",
        "last_outcome_id",
        Cast("last_outcome_month", DateField()),
        "context",
    )


def _outcomes(wanted: Wanted, month: Month) -> QuerySet:
    found = Outcome.objects.filter(_common(wanted), month=month)
    if wanted.outcomes:
        found = found.filter(category__in=wanted.outcomes)
    return found.values_list(
        "id",
        Cast("month", DateField()),
        "force_id",
        "category_id",
        "street_point_id",
        "lsoa_id",
        "persistent_id",
    )


def _common(wanted: Wanted) -> Q:
    condition = wanted.where.condition(lsoa_path="lsoa")
    if wanted.force:
        condition &= Q(force=wanted.force)
    if wanted.is_placed is not None:
        condition &= Q(street_point__isnull=not wanted.is_placed)
    return condition
