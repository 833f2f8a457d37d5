"""What staff have changed lately."""

import datetime
from dataclasses import dataclass
from typing import Any

from django.db.models import QuerySet

from forces import staff
from forces.drafts import HasDraft
from forces.models import EngagementMethod, Force, SeniorOfficer
from neighbourhoods.freshness import TEXTS
from neighbourhoods.models import Neighbourhood

MOST = 30
# Kinds of text, and how a row of their history says to which of `areas` or their forces it belongs.
OF_AREAS: dict[type[HasDraft], str] = {
    Neighbourhood: "id",
    **dict.fromkeys(TEXTS, "neighbourhood_id"),
}
OF_FORCES: dict[type[HasDraft], str] = {
    Force: "id",
    SeniorOfficer: "force_id",
    EngagementMethod: "force_id",
}


@dataclass(frozen=True)
class RecentChange:
    """One change: when, by whom, to what; `row` is the row of the history, `where` a name."""

    row: Any
    kind: str
    what: str
    where: str


def since(moment: datetime.datetime, *, user, areas: QuerySet[Neighbourhood]) -> list[RecentChange]:
    """
    Return the latest changes that `user` may see, newest first.

    Those to the texts of `areas`, and to what their forces say of themselves.
    """
    names = dict(areas.values_list("id", "name"))
    forces = Force.objects.filter(neighbourhoods__in=areas.values("pk"))
    of_forces = dict(forces.values_list("id", "name"))
    found = []
    for belongs, where in ((OF_AREAS, names), (OF_FORCES, of_forces)):
        for kind, column in belongs.items():
            rows = staff.visible(user, kind.history.all()).select_related("history_user")
            rows = rows.filter(history_date__gte=moment, **{f"{column}__in": list(where)})
            found += [_change(kind, row, where[getattr(row, column)]) for row in rows[:MOST]]
    found.sort(key=lambda change: change.row.history_date, reverse=True)
    return found[:MOST]


def _change(kind, row: Any, where: str) -> RecentChange:
    item = kind(**{f.attname: getattr(row, f.attname) for f in row.tracked_fields})
    if kind in (Neighbourhood, Force):
        return RecentChange(row, "what it says of itself", "", where)
    # A priority has no name of its own; its area stands beside it anyway.
    what = f"of {item.issue_date:%-d %B %Y}" if hasattr(item, "issue_date") else str(item)
    return RecentChange(row, str(kind._meta.verbose_name), what, where)
