"""Stop and search, one record each."""

from collections.abc import Collection
from typing import Any

from pydantic import Field

from api.v1 import cursors, months, names, place
from api.v1.formats import Answer
from api.v1.names import Names
from api.v1.problems import Problem
from api.v1.records import Placed
from api.v1.resource import Asking, Listed, resource
from releases.kinds import Kind
from stops import pages
from stops.pages import ListedStop


class StopsAsked(Listed, months.InMonths, place.InPlace):
    outcome: list[str] | None = Field(
        None,
        description="Outcomes in the words of the records, such as `Arrest`; repeat the "
        "parameter for several. All without it.",
    )


class Stop(Placed):
    id: int
    month: str = Field(description="Of the local clock, and of the force's file.")
    time: str = Field(description="In UTC. Some forces give days only: then it is midnight.")
    force: str
    type: str | None
    operation: bool | None
    operation_name: str | None
    gender: str | None
    age_range: str | None
    self_defined_ethnicity: str | None
    officer_defined_ethnicity: str | None
    legislation: str | None
    object_of_search: str | None
    outcome: str | None
    outcome_linked_to_object: bool | None
    more_than_outer_clothing: bool | None


@resource("/stops", StopsAsked, Stop, tag="Records")
def stops(asked: StopsAsked, asking: Asking) -> Answer:
    """Stop and search by month and id."""
    of_months = months.asked_for(asked, asking.public)
    force, where = place.force_asked_for(asked), place.asked_for(asked)
    forces = [force.slug] if force else where.forces or None
    missing = months.missing(Kind.STOPS, of_months, asking.public, forces)
    key = cursors.read(asked.cursor, str, int)
    after = (months.parsed(key[0], "cursor"), key[1]) if key else None
    outcomes = _outcomes(asked.outcome or ())
    rows = pages.stops(
        of_months, where.where, force, outcomes=outcomes, after=after, limit=asked.limit + 1
    )
    shown = rows[: asked.limit]
    looked_up = names.found({r.street_point_id for r in shown}, {r.lsoa_id for r in shown})
    return Answer(
        [stop(row, looked_up) for row in shown],
        key=(str(shown[-1].month), shown[-1].id) if len(rows) > asked.limit else None,
        missing=missing,
    )


def _outcomes(words: Collection[str]) -> list[int]:
    known = pages.outcomes() if words else {}
    for one in words:
        if one not in known:
            raise Problem(
                "unknown-outcome",
                f"No stop and search had the outcome {one!r}.",
                parameter="outcome",
                allowed=sorted(known),
            )
    return [known[one] for one in words]


def stop(row: ListedStop, looked_up: Names) -> dict[str, Any]:
    told = row.stop
    return {
        "id": row.id,
        "month": str(row.month),
        "time": told.happened_at.isoformat(timespec="seconds"),
        "force": looked_up.forces[row.force_id],
        "type": told.type,
        "operation": told.is_operation,
        "operation_name": told.operation_name,
        "gender": told.gender,
        "age_range": told.age_range,
        "self_defined_ethnicity": told.self_defined_ethnicity,
        "officer_defined_ethnicity": told.officer_defined_ethnicity,
        "legislation": told.legislation,
        "object_of_search": told.object_of_search,
        "outcome": told.outcome,
        "outcome_linked_to_object": told.outcome_linked_to_object,
        "more_than_outer_clothing": told.more_than_outer_clothing,
        **looked_up.place(row.street_point_id, row.lsoa_id),
    }
