"""One month supplied again: what a force sends when it has mended its records."""

from dataclasses import dataclass

from ingest.demo.outcomes import CHARGED, NO_SUSPECT, UNABLE
from ingest.demo.police_csv import Rows
from ingest.demo.randomness import generator
from releases.month import Month

REMOVED, ADDED, CHANGED = 12, 18, 40  # street rows
OUTCOMES_REMOVED, OUTCOMES_ADDED = 10, 15
ID, CRIME_TYPE, STATE = 0, 9, 10  # columns of a street row
TYPE = 9  # and of an outcome row


@dataclass
class Revised:
    street: Rows
    outcomes: Rows


def of(month: Month, street: Rows, outcomes: Rows) -> Revised:
    """
    Return both files as supplied again.

    REMOVED street rows are gone, ADDED are new (their ids too), CHANGED have another last
    outcome, and the same is recorded for them in the outcomes file.
    """
    random = generator("revision", month)
    street, outcomes = list(street), list(outcomes)
    for row in sorted(random.choice(len(street), REMOVED, replace=False))[::-1]:
        del street[row]
    recorded = [i for i, row in enumerate(street) if row[STATE] == "Under investigation"]
    fixed = [i for i, row in enumerate(street) if row[STATE] == NO_SUSPECT]
    for i in [*recorded, *fixed][:CHANGED]:
        street[i] = (*street[i][:STATE], UNABLE, "")
        outcomes.append((*_location_of(street[i]), UNABLE))
    pattern = [row for row in street if row[ID]][:ADDED]
    for number, row in enumerate(pattern):
        new = f"{int(row[ID], 16) ^ (number + 1):064x}"
        street.insert(int(random.integers(len(street))), (new, *row[1:STATE], NO_SUSPECT, ""))
        if number < OUTCOMES_ADDED:
            outcomes.append((new, *_location_of(row)[1:], NO_SUSPECT))
    removable = [i for i, row in enumerate(outcomes) if row[TYPE] != CHARGED][:OUTCOMES_REMOVED]
    for i in reversed(removable):
        del outcomes[i]
    return Revised(street, outcomes)


def _location_of(street_row: tuple[str, ...]) -> tuple[str, ...]:
    """The first columns of an outcome row for a crime; unplaced ones are spelt differently."""
    place = street_row[:TYPE]
    return tuple("No location" if value == "No Location" else value for value in place)
