"""The crimes that outcomes are about."""

import datetime
from collections.abc import Collection
from typing import NamedTuple

from django.db import connection

# Of crimes that share an id the one listed last is meant, and of several in that month the
# first, as for one crime's history.
CRIMES = """
    SELECT DISTINCT ON (persistent_id) persistent_id, id, month, category_id
    FROM crimes_crime
    WHERE persistent_id = ANY(%s)
    ORDER BY persistent_id, month DESC, id
"""


class CrimeOfOutcome(NamedTuple):
    id: int
    month: datetime.date
    category_id: int


def crimes_of(persistent_ids: Collection[bytes]) -> dict[bytes, CrimeOfOutcome]:
    """Return the crimes with these published ids; those that are not published are left out."""
    if not persistent_ids:
        return {}
    with connection.cursor() as cursor:
        cursor.execute(CRIMES, [list(persistent_ids)])
        return {bytes(key): CrimeOfOutcome(*crime) for key, *crime in cursor.fetchall()}
