"""What became of an area's crimes, in plain groups of outcomes."""

from collections import Counter
from collections.abc import Collection
from typing import Any

from django.db import connection

from crimes.counts import ANTI_SOCIAL_BEHAVIOUR
from crimes.vocabulary import CRIME_CATEGORIES, OUTCOMES
from neighbourhoods.models import Neighbourhood
from releases.month import Month

GROUP_OF = {outcome.id: outcome.group for outcome in OUTCOMES}
INCIDENTS = [c.id for c in CRIME_CATEGORIES if c.slug == ANTI_SOCIAL_BEHAVIOUR]

# Of a crime without any outcome published.
NONE_PUBLISHED = "none"

BY_OUTCOME = """
    SELECT crime.month, crime.last_outcome_id, count(*)
    FROM neighbourhoods_placedpoint AS placed
    JOIN crimes_crime AS crime ON crime.street_point_id = placed.street_point_id
    WHERE
        placed.neighbourhood_id = %(area)s
        AND crime.month = ANY(%(months)s)
        AND crime.category_id <> ALL(%(incidents)s)
    GROUP BY crime.month, crime.last_outcome_id
"""


def by_group(*, area: Neighbourhood, months: Collection[Month]) -> dict[Month, Counter[str]]:
    """
    Count the crimes of each month by the group of their latest outcome (OUTCOME_GROUPS).

    Anti-social behaviour is left out: no outcome is ever published for it. The crimes are found
    by the street points of the area; the rows of a month are sorted by street point, so a
    neighbourhood's few hundred lie on a handful of pages.
    """
    asked: dict[str, Any] = {
        "area": area.pk,
        "months": [month.first_day for month in months],
        "incidents": INCIDENTS,
    }
    found: dict[Month, Counter[str]] = {month: Counter() for month in months}
    with connection.cursor() as cursor:
        cursor.execute(BY_OUTCOME, asked)
        for month, outcome, count in cursor.fetchall():
            found[Month.of(month)][GROUP_OF.get(outcome, NONE_PUBLISHED)] += count
    return found
