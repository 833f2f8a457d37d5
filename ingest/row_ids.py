"""
Ids of crimes, outcomes and stops: month, force, and the row's place in the force's file.

The same file therefore gives the same ids, without asking the database for numbers. An id
takes 40 bits, so it is exact in JavaScript too:

    (months since January 2000) << 28 | (key of the force) << 20 | (place in the file)
"""

from ingest.refusals import Refused
from releases.month import Month

FIRST = Month(2000, 1)
FORCE_BITS = 8
# 1,048,576 rows of one force in one month. The Metropolitan Police records about 95,000.
PLACE_BITS = 20


def first_id(month: Month, force_id: int) -> int:
    """Return the id of a force's first row in `month`."""
    return (((month.index - FIRST.index) << FORCE_BITS) | force_id) << PLACE_BITS


def check_size(rows: int, name: str) -> None:
    """Raise Refused where a file has more rows than there are ids for."""
    if rows >= 1 << PLACE_BITS:
        raise Refused(f"{name} has {rows:,} rows; at most {1 << PLACE_BITS:,} can be numbered.")
