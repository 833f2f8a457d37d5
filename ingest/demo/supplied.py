"""Which files a force did not supply, and which it supplied twice."""

from ingest.demo.policing import CITY
from releases.kinds import Kind
from releases.month import Month

# Told in months before the last one.
CITY_MISSING, STOPS_MISSING, REVISED = 4, 6, 2


def is_supplied(force: str, kind: Kind, month: Month, last: Month) -> bool:
    """The small force misses one month altogether, the large one the stops of another."""
    if force == CITY.id:
        return month != last.plus(-CITY_MISSING)
    return not (kind is Kind.STOPS and month == last.plus(-STOPS_MISSING))
