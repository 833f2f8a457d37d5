"""One crime by its published id, and what became of it."""

from dataclasses import dataclass
from typing import NamedTuple

from crimes.models import Crime, Outcome
from crimes.queries.published import Crimes, PublishedCrime, Row, read
from crimes.vocabulary import OUTCOMES
from releases.month import Month

UNDER_INVESTIGATION = next(o.id for o in OUTCOMES if o.code == "under-investigation")


class Step(NamedTuple):
    """An outcome, and the month in which it was recorded."""

    outcome_id: int
    month: Month


@dataclass(frozen=True)
class History:
    """A crime and its outcomes, oldest first; no outcomes where none are published."""

    # Always one.
    crimes: Crimes
    steps: list[Step]

    @property
    def crime(self) -> PublishedCrime:
        return next(iter(self.crimes))

    @property
    def force_id(self) -> int:
        """The force that reported the crime."""
        return Row._make(self.crimes.rows[0]).force_id


def history(persistent_id: bytes) -> History | None:
    """
    Return the crime with this published id (32 bytes) and all that is known of its course.

    A published id is no key. Where crimes share it, the one listed last is meant, and of
    several in that month the first.
    """
    listed = Crime.objects.filter(persistent_id=persistent_id).order_by("-month", "id")
    found = listed.values_list("month", "id", "outcome_in_file_id").first()
    if found is None:
        return None
    month, id, outcome_in_file = found
    crimes = read(Crime.objects.filter(month=month, id=id))
    return History(crimes, _steps(next(iter(crimes)), outcome_in_file))


def _steps(crime: PublishedCrime, outcome_in_file: int | None) -> list[Step]:
    """
    Return the outcome records, and what only the street file tells.

    Records never say that a crime is under investigation, nor that a charge awaits the court;
    street files do, at the beginning and at the end.
    """
    records = Outcome.objects.filter(persistent_id=crime.persistent_id).order_by("month", "id")
    steps = [Step._make(row) for row in records.values_list("category_id", "month")]
    if outcome_in_file == UNDER_INVESTIGATION:
        steps.insert(0, Step(UNDER_INVESTIGATION, crime.month))
    last = crime.last_outcome_id
    if last and crime.last_outcome_month and (not steps or steps[-1].outcome_id != last):
        steps.append(Step(last, crime.last_outcome_month))
    return steps
