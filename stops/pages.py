"""Stop and search page by page: of a range of months, by place and force."""

from collections.abc import Collection, Sequence
from typing import NamedTuple

from forces.models import Force
from neighbourhoods.whereabouts import Whereabouts
from releases.month import Month
from stops.models import Stop, Term
from stops.queries import PublishedStop, published


class ListedStop(NamedTuple):
    """One stop, and the keys by which it is listed and placed."""

    id: int
    month: Month
    force_id: int
    street_point_id: int | None
    lsoa_id: int | None
    stop: PublishedStop


KEYS = ("id", "force_id", "street_point_id", "street_point__lsoa_id")


def outcomes() -> dict[str, int]:
    """Return the ids of all outcomes that files have named, by their words."""
    return dict(Term.objects.filter(field=Term.Field.OUTCOME).values_list("text", "id"))


def stops(
    months: Sequence[Month],
    where: Whereabouts,
    force: Force | None,
    *,
    outcomes: Collection[int] = (),
    after: tuple[Month, int] | None,
    limit: int,
) -> list[ListedStop]:
    """
    Return up to `limit` stops by month and id, from the one that follows `after`.

    `outcomes` are ids of those wanted; all without any.
    """
    rows: list[ListedStop] = []
    for month in months:
        if after and month < after[0]:
            continue
        found = Stop.objects.filter(where.condition(lsoa_path="street_point__lsoa"), month=month)
        if after and month == after[0]:
            found = found.filter(id__gt=after[1])
        if force:
            found = found.filter(force=force)
        if outcomes:
            found = found.filter(outcome__in=outcomes)
        keys = list(found.order_by("id").values_list(*KEYS)[: limit - len(rows)])
        # By their ids: looking for those of a large circle a second time takes a second.
        of_ids = published(Stop.objects.filter(month=month, id__in=[id for id, *_ in keys]))
        rows.extend(
            ListedStop(id, month, force_id, point_id, lsoa_id, of_ids[id])
            for id, force_id, point_id, lsoa_id in keys
        )
        if len(rows) >= limit:
            break
    return rows
