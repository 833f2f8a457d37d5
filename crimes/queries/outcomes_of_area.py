"""What became of an area's crimes, in plain groups of outcomes."""

from collections import Counter
from collections.abc import Collection

from django.db.models import Count

from crimes.counts import ANTI_SOCIAL_BEHAVIOUR
from crimes.models import Crime
from crimes.vocabulary import CRIME_CATEGORIES, OUTCOMES
from neighbourhoods.models import Neighbourhood
from releases.month import Month

GROUP_OF = {outcome.id: outcome.group for outcome in OUTCOMES}
INCIDENTS = [c.id for c in CRIME_CATEGORIES if c.slug == ANTI_SOCIAL_BEHAVIOUR]

# Of a crime without any outcome published.
NONE_PUBLISHED = "none"


def by_group(*, area: Neighbourhood, months: Collection[Month]) -> dict[Month, Counter[str]]:
    """
    Count the crimes of each month by the group of their latest outcome (OUTCOME_GROUPS).

    Anti-social behaviour is left out: no outcome is ever published for it. The crimes are found
    by the street points of the area; the rows of a month are sorted by street point, so a
    neighbourhood's few hundred lie on a handful of pages.
    """
    crimes = Crime.objects.filter(
        month__in=list(months), street_point__placed__neighbourhood=area
    ).exclude(category__in=INCIDENTS)
    rows = crimes.values_list("month", "last_outcome_id").annotate(count=Count("*")).order_by()
    found: dict[Month, Counter[str]] = {month: Counter() for month in months}
    for month, outcome, count in rows:
        found[month][GROUP_OF.get(outcome, NONE_PUBLISHED)] += count
    return found
