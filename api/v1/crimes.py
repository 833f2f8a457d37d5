"""Crimes, one record each, and one crime with all that became of it."""

import re
from enum import Enum
from typing import Any

from ninja import Path
from pydantic import Field

from api.v1 import cursors, months, names, place
from api.v1.formats import Answer
from api.v1.names import Names
from api.v1.problems import Problem
from api.v1.records import Placed
from api.v1.resource import Asked, Asking, Listed, resource
from crimes.queries import one_crime, pages
from crimes.queries.pages import CrimeRow, Wanted
from crimes.vocabulary import CRIME_CATEGORIES, OUTCOMES
from releases.kinds import Kind
from releases.month import Month

CATEGORIES = {category.id: category for category in CRIME_CATEGORIES}
OUTCOME_KINDS = {outcome.id: outcome for outcome in OUTCOMES}
OUTCOME_IDS: dict[str, int | None] = {outcome.code: outcome.id for outcome in OUTCOMES}
NO_OUTCOME = "none"
PERSISTENT_ID = re.compile("[0-9a-f]{64}")

CategorySlug = Enum(  # type: ignore[misc]
    "CategorySlug", {category.slug: category.slug for category in CRIME_CATEGORIES}, type=str
)
OutcomeCode = Enum(  # type: ignore[misc]
    "OutcomeCode", {code: code for code in (*OUTCOME_IDS, NO_OUTCOME)}, type=str
)
CATEGORY_IDS = {category.slug: category.id for category in CRIME_CATEGORIES}


class CrimesAsked(Listed, months.InMonths, place.InPlace):
    category: list[CategorySlug] | None = Field(
        None, description="Categories; repeat the parameter for several. All without it."
    )
    outcome: list[OutcomeCode] | None = Field(
        None, description="Latest outcomes; `none` for crimes without one."
    )
    placed: bool | None = Field(
        None, description="true: only crimes with a location; false: only those without."
    )


class Crime(Placed):
    id: int = Field(description="Ours; the same when the same files are loaded again.")
    persistent_id: str | None = Field(description="Published id: 64 hexadecimal digits.")
    month: str
    force: str = Field(description="Id of the force that reported.")
    category: str
    category_name: str
    outcome: str | None = Field(description="Code of the latest outcome known.")
    outcome_name: str | None
    outcome_month: str | None
    context: str | None


class Step(Placed):
    id: int = Field(description="Of the crime.")
    persistent_id: str
    month: str = Field(description="Of the crime.")
    force: str
    category: str
    category_name: str
    step: int = Field(description="1 for the first outcome.")
    outcome: str
    outcome_name: str
    outcome_month: str


@resource("/crimes", CrimesAsked, Crime, tag="Records")
def crimes(asked: CrimesAsked, asking: Asking) -> Answer:
    """
    Crimes by month and id.

    Without a place: of the whole country, crimes without a location included.
    """
    wanted, missing = wanted_of(asked, asking, Kind.STREET)
    key = cursors.read(asked.cursor, str, int)
    after = pages.Place(months.parsed(key[0], "cursor"), key[1]) if key else None
    rows = pages.crimes(wanted, after=after, limit=asked.limit + 1)
    shown = rows[: asked.limit]
    looked_up = names.found({r.street_point_id for r in shown}, {r.lsoa_id for r in shown})
    return Answer(
        [crime(row, looked_up) for row in shown],
        key=key_of(shown) if len(rows) > asked.limit else None,
        missing=missing,
    )


@resource("/crimes/{persistent_id}", Asked, Step, tag="Records")
def history(
    asked: Asked,
    asking: Asking,
    persistent_id: Path[str],
) -> Answer:
    """One crime by its published id: what became of it, oldest first."""
    if not PERSISTENT_ID.fullmatch(persistent_id):
        raise Problem(
            "unknown-crime", "A crime's id is 64 hexadecimal digits in lower case.", "persistent_id"
        )
    known = one_crime.history(bytes.fromhex(persistent_id))
    if known is None:
        raise Problem("unknown-crime", "No published crime has that id.", "persistent_id")
    row = pages.crime(known.crime.month, known.crime.id)
    record = crime(row, names.found({row.street_point_id}, {row.lsoa_id}))
    return Answer(
        [
            record
            | {
                "step": number,
                "outcome": OUTCOME_KINDS[step.outcome_id].code,
                "outcome_name": OUTCOME_KINDS[step.outcome_id].name,
                "outcome_month": str(step.month),
            }
            for number, step in enumerate(known.steps, start=1)
        ]
    )


def wanted_of(asked: Any, asking: Asking, kind: Kind) -> tuple[Wanted, list[dict[str, Any]]]:
    """Return what is asked for, and of which months of it nobody knows all."""
    of_months = months.asked_for(asked, asking.public)
    force, where = place.force_asked_for(asked), place.asked_for(asked)
    forces = [force.slug] if force else where.forces or None
    wanted = Wanted(
        of_months,
        where.where,
        force,
        categories=[CATEGORY_IDS[c.value] for c in getattr(asked, "category", None) or ()],
        outcomes=[OUTCOME_IDS.get(o.value) for o in asked.outcome or ()],
        is_placed=getattr(asked, "placed", None),
    )
    return wanted, months.missing(kind, of_months, asking.public, forces)


def key_of(rows: list[Any]) -> tuple[str, int]:
    return str(Month.of(rows[-1].month)), rows[-1].id


def crime(row: CrimeRow, looked_up: Names) -> dict[str, Any]:
    category = CATEGORIES[row.category_id]
    outcome = OUTCOME_KINDS.get(row.last_outcome_id or 0)
    return {
        "id": row.id,
        "persistent_id": row.persistent_id.hex() if row.persistent_id else None,
        "month": f"{row.month:%Y-%m}",
        "force": looked_up.forces[row.force_id],
        "category": category.slug,
        "category_name": category.name,
        "outcome": outcome.code if outcome else None,
        "outcome_name": outcome.name if outcome else None,
        "outcome_month": f"{row.last_outcome_month:%Y-%m}"
        if outcome and row.last_outcome_month
        else None,
        "context": row.context or None,
        **looked_up.place(row.street_point_id, row.lsoa_id),
    }
