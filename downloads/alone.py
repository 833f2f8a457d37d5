"""Let one process at a time do a piece of work."""

from collections.abc import Iterator
from contextlib import contextmanager

from django.db import connection

LOCK = "SELECT pg_try_advisory_lock(hashtext('downloads'), hashtext(%s))"
UNLOCK = "SELECT pg_advisory_unlock(hashtext('downloads'), hashtext(%s))"


@contextmanager
def alone(work: str) -> Iterator[bool]:
    """
    Say whether the `work` is ours; no other process has it until the block ends.

    The lock belongs to the database session, so that of a killed worker ends with it.
    """
    with connection.cursor() as cursor:
        cursor.execute(LOCK, [work])
        is_ours = cursor.fetchone()[0]
    try:
        yield is_ours
    finally:
        if is_ours:
            with connection.cursor() as cursor:
                cursor.execute(UNLOCK, [work])
