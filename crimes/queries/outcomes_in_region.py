"""The outcomes recorded in one month for crimes at the street points of a region."""

from typing import Any, NamedTuple

from django.db.models import QuerySet

from crimes.models import Crime, Outcome
from crimes.queries.published import PublishedCrime, TooMany, read
from places.regions import Region
from releases.month import Month

# Of 90,000 outcomes of Bedfordshire 92 in 100 came in the crime's month or the two after it,
# 99 in 100 within ten months. Looking there first spares asking every month for all of them.
SOON = 2


class PublishedOutcome(NamedTuple):
    """An outcome recorded in `month`, and the crime that it is about."""

    outcome_id: int
    month: Month
    crime: PublishedCrime


def outcomes_in(region: Region, month: Month, *, at_most: int) -> list[PublishedOutcome]:
    """
    Return the outcomes of `month` in `region`, in the order of the forces' files.

    Outcomes of crimes that are not published here (older than the first month) are left out:
    an outcome says nothing of what the crime was. Raises TooMany above `at_most`, those
    left out included.
    """
    outcomes = Outcome.objects.filter(region.holds("street_point__"), month=month)
    outcomes = outcomes.filter(persistent_id__isnull=False).order_by("id")
    rows: list[Any] = list(outcomes.values_list("persistent_id", "category_id")[: at_most + 1])
    if len(rows) > at_most:
        raise TooMany
    crimes = _crimes(outcomes, {id for id, _ in rows}, month)
    return [PublishedOutcome(category, month, crimes[id]) for id, category in rows if id in crimes]


def _crimes(
    outcomes: QuerySet[Outcome], ids: set[bytes], month: Month
) -> dict[bytes, PublishedCrime]:
    """Return the crime with each of `ids`: of several, the last listed up to `month`."""
    recent = Crime.objects.filter(month__gte=month.plus(-SOON), month__lte=month)
    found = _by_id(recent.filter(persistent_id__in=outcomes.values("persistent_id")))
    # The rest are few: crimes long ago, and those few that were listed after their outcome.
    for others in (
        Crime.objects.filter(month__gt=month),
        Crime.objects.filter(month__lt=month.plus(-SOON)),
    ):
        missing = list(ids - found.keys())
        if missing:
            found |= _by_id(others.filter(persistent_id__in=missing))
    return found


def _by_id(crimes: QuerySet[Crime]) -> dict[bytes, PublishedCrime]:
    # Sorted so that the last listed comes last, and within a month the first in the file.
    rows = sorted(read(crimes), key=lambda crime: (crime.month, -crime.id))
    return {crime.persistent_id: crime for crime in rows if crime.persistent_id}
