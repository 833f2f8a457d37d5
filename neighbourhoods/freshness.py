"""What is out of date on the page of a neighbourhood, for its staff to mend."""

import datetime
import re
from collections.abc import Iterator
from dataclasses import dataclass
from enum import StrEnum

from dateutil.relativedelta import relativedelta
from django.core.exceptions import ValidationError
from django.core.validators import validate_email
from django.db.models import Aggregate, Count, Max, Min, OuterRef, QuerySet, Subquery, Value
from django.db.models.functions import Coalesce, Greatest
from django.utils import timezone

from neighbourhoods.models import (
    Link,
    Meeting,
    Neighbourhood,
    PoliceLocation,
    Priority,
    TeamMember,
)
from neighbourhoods.models.text import AreaText

TEXTS: tuple[type[AreaText], ...] = (TeamMember, Priority, Meeting, Link, PoliceLocation)
# 101 reaches every force.
FEWEST_DIGITS = 3
# Pages on which one can write to the team.
FORMS = ("e-messaging", "web")
# What the Neighbourhood Policing Guarantee measures.
PRIORITIES_STAY_FRESH = relativedelta(months=3)


class Fault(StrEnum):
    """Something that is out of date; the value is how files name it."""

    NO_OFFICER = "no-named-officer"
    NO_PRIORITY = "no-priority"
    OLD_PRIORITIES = "old-priorities"
    NO_MEETING = "no-future-meeting"
    UNREACHABLE = "unreachable-contact"

    @property
    def label(self) -> str:
        return {
            Fault.NO_OFFICER: "No officer is named",
            Fault.NO_PRIORITY: "No priority is published",
            Fault.OLD_PRIORITIES: "Priorities are older than three months",
            Fault.NO_MEETING: "No meeting is planned",
            Fault.UNREACHABLE: "No telephone, e-mail or web form reaches the team",
        }[self]


@dataclass(frozen=True)
class Freshness:
    """How up to date one neighbourhood's page is; the area comes with its force."""

    area: Neighbourhood
    named_officers: int
    priorities_of: datetime.date | None
    next_meeting: datetime.datetime | None
    drafts: int
    faults: list[Fault]


def of(areas: QuerySet[Neighbourhood], *, now: datetime.datetime) -> list[Freshness]:
    """Return how fresh each of `areas` is for the public, in their order. One query."""
    limit = timezone.localtime(now).date() - PRIORITIES_STAY_FRESH
    rows = areas.select_related("force").defer("boundary", "centre", "force__boundary")
    rows = rows.annotate(
        named_officers=Coalesce(_each(TeamMember.objects.exclude(name=""), Count("pk")), 0),
        # GREATEST of PostgreSQL passes over an action that has no date.
        priorities_of=_each(Priority.objects.all(), Max(Greatest("issue_date", "action_date"))),
        next_meeting=_each(
            Meeting.objects.filter(starts_at__gte=now, is_cancelled=False), Min("starts_at")
        ),
        drafts=sum((Coalesce(_each(_drafts(kind), Count("pk")), 0) for kind in TEXTS), Value(0)),
    )
    return [
        Freshness(
            area,
            named_officers=area.named_officers,
            priorities_of=area.priorities_of,
            next_meeting=area.next_meeting,
            drafts=area.drafts + (area.waiting is not None),
            faults=list(_faults(area, limit)),
        )
        for area in rows
    ]


def can_be_reached(details: dict[str, str]) -> bool:
    """Say whether these contact details hold a way that can work."""
    numbers = (details.get("telephone", ""), details.get("mobile", ""))
    if any(len(re.sub(r"\D", "", number)) >= FEWEST_DIGITS for number in numbers):
        return True
    if any(details.get(key, "").startswith(("http://", "https://")) for key in FORMS):
        return True
    try:
        validate_email(details.get("email", ""))
    except ValidationError:
        return False
    return True


def _faults(area, limit: datetime.date) -> Iterator[Fault]:
    if not area.named_officers:
        yield Fault.NO_OFFICER
    if area.priorities_of is None:
        yield Fault.NO_PRIORITY
    elif area.priorities_of < limit:
        yield Fault.OLD_PRIORITIES
    if area.next_meeting is None:
        yield Fault.NO_MEETING
    if not can_be_reached(area.contact_details):
        yield Fault.UNREACHABLE


def _each(rows: QuerySet, value: Aggregate) -> Subquery:
    """Return `value` over those of `rows` that belong to the neighbourhood in question."""
    own = rows.filter(neighbourhood=OuterRef("pk")).order_by()
    return Subquery(own.values("neighbourhood").annotate(value=value).values("value"))


def _drafts(kind: type[AreaText]) -> QuerySet:
    return kind.with_drafts.filter(waiting__isnull=False)
