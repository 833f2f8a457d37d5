"""What staff have changed lately."""

import datetime
from dataclasses import dataclass
from typing import Any

from django.db.models import QuerySet

from forces import staff
from neighbourhoods.freshness import TEXTS
from neighbourhoods.models import Neighbourhood

MOST = 30


@dataclass(frozen=True)
class RecentChange:
    """One change: when, by whom, to what; `row` is the row of the history."""

    row: Any
    kind: str
    what: str
    area: Neighbourhood


def since(moment: datetime.datetime, *, user, areas: QuerySet[Neighbourhood]) -> list[RecentChange]:
    """Return the latest changes to the texts of `areas` that `user` may see, newest first."""
    found = []
    for kind in TEXTS:
        rows = staff.visible(user, kind.history.all()).filter(
            history_date__gte=moment, neighbourhood__in=areas.values("pk")
        )
        rows = rows.select_related("history_user", "neighbourhood__force").defer(
            "neighbourhood__boundary", "neighbourhood__centre", "neighbourhood__force__boundary"
        )
        for row in rows[:MOST]:
            item = kind(**{f.attname: getattr(row, f.attname) for f in row.tracked_fields})
            name = str(kind._meta.verbose_name)
            found.append(RecentChange(row, name, _called(item, row), row.neighbourhood))
    found.sort(key=lambda change: change.row.history_date, reverse=True)
    return found[:MOST]


def _called(item: Any, row: Any) -> str:
    # A priority has no name of its own; its area stands beside it anyway.
    return f"of {item.issue_date:%-d %B %Y}" if hasattr(item, "issue_date") else str(item)
