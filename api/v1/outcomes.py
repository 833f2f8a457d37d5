"""Outcomes, one record each, by the month in which they were recorded."""

from typing import Any

from pydantic import Field

from api.v1 import cursors, months, names, place
from api.v1.crimes import CATEGORIES, OUTCOME_KINDS, OutcomeCode, key_of, wanted_of
from api.v1.formats import Answer
from api.v1.names import Names
from api.v1.records import Placed
from api.v1.resource import Asking, Listed, resource
from crimes.queries import pages
from crimes.queries.of_outcomes import CrimeOfOutcome, crimes_of
from crimes.queries.pages import OutcomeRow
from releases.kinds import Kind


class OutcomesAsked(Listed, months.InMonths, place.InPlace):
    outcome: list[OutcomeCode] | None = Field(
        None, description="Outcomes; repeat the parameter for several. All without it."
    )


class Outcome(Placed):
    id: int
    persistent_id: str | None = Field(description="Of the crime.")
    month: str = Field(description="In which the outcome was recorded.")
    force: str = Field(description="Id of the force that reported.")
    outcome: str
    outcome_name: str
    crime_id: int | None = Field(description="Null where the crime itself is not published here.")
    crime_month: str | None
    category: str | None
    category_name: str | None


@resource("/outcomes", OutcomesAsked, Outcome, tag="Records")
def outcomes(asked: OutcomesAsked, asking: Asking) -> Answer:
    """Outcomes by the month in which they were recorded, and id."""
    wanted, missing = wanted_of(asked, asking, Kind.OUTCOMES)
    key = cursors.read(asked.cursor, str, int)
    after = pages.Place(months.parsed(key[0], "cursor"), key[1]) if key else None
    rows = pages.outcomes(wanted, after=after, limit=asked.limit + 1)
    shown = rows[: asked.limit]
    looked_up = names.found({r.street_point_id for r in shown}, {r.lsoa_id for r in shown})
    crimes = crimes_of({row.persistent_id for row in shown if row.persistent_id})
    return Answer(
        [outcome(row, looked_up, crimes.get(row.persistent_id or b"")) for row in shown],
        key=key_of(shown) if len(rows) > asked.limit else None,
        missing=missing,
    )


def outcome(row: OutcomeRow, looked_up: Names, crime: CrimeOfOutcome | None) -> dict[str, Any]:
    kind = OUTCOME_KINDS[row.category_id]
    category = CATEGORIES[crime.category_id] if crime else None
    return {
        "id": row.id,
        "persistent_id": row.persistent_id.hex() if row.persistent_id else None,
        "month": f"{row.month:%Y-%m}",
        "force": looked_up.forces[row.force_id],
        "outcome": kind.code,
        "outcome_name": kind.name,
        "crime_id": crime.id if crime else None,
        "crime_month": f"{crime.month:%Y-%m}" if crime else None,
        "category": category.slug if category else None,
        "category_name": category.name if category else None,
        **looked_up.place(row.street_point_id, row.lsoa_id),
    }
