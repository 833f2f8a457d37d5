"""`/admin/`: what somebody of the staff has to do, most pressing first."""

import datetime

from django.contrib import admin
from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.urls import reverse
from django.utils import timezone

from accounts.models import User
from forces import staff
from forces.models import Membership
from forces.models.membership import OF_A_FORCE
from ingest.models import Batch
from neighbourhoods import changes, freshness
from neighbourhoods.exchange.tables import TABLES
from staff.areas import chosen_by, forces_visible_to, visible_to

# Somebody with more than this sees the forces, and from there their neighbourhoods.
MOST_AREAS = 60
TITLES = {"team": "Team members", "priorities": "Priorities", "meetings": "Meetings"}
A_WEEK = datetime.timedelta(days=7)


def start(request: HttpRequest) -> HttpResponse:
    now = timezone.now()
    mine = chosen_by(request.user)
    has_chosen = mine.exists()
    if not has_chosen and visible_to(request.user).count() <= MOST_AREAS:
        mine = visible_to(request.user)
    areas = freshness.of(mine[:MOST_AREAS], now=now)
    # Sorting is stable: by name among those with as many faults.
    areas.sort(key=lambda fresh: -len(fresh.faults))
    return render(
        request,
        "staff/start.html",
        {
            **admin.site.each_context(request),
            "title": "Your neighbourhoods",
            "areas": areas,
            "out_of_date": sum(bool(fresh.faults) for fresh in areas),
            "has_chosen": has_chosen,
            "forces": forces_visible_to(request.user),
            "changes": _changes(request.user, now, mine) if areas else [],
            "tables": [
                (kind, TITLES[kind], staff.may(request.user, "import", table._meta.model))
                for kind, table in TABLES.items()
            ],
            "roles": staff.roles(request.user),
            "is_reminded": any(role.role in OF_A_FORCE for role in staff.roles(request.user)),
            "sees_people": staff.may(request.user, "view", Membership),
            "sees_accounts": staff.may(request.user, "view", User),
            "sees_data": staff.may(request.user, "view", Batch),
        },
    )


def _changes(user, now: datetime.datetime, areas) -> list[tuple[changes.RecentChange, str]]:
    """Return what changed this week, each with the page of its history."""
    found = changes.since(now - A_WEEK, user=user, areas=areas.order_by())
    return [(change, reverse(_history(change), args=[change.row.id])) for change in found]


def _history(change: changes.RecentChange) -> str:
    opts = change.row.instance_type._meta
    return f"admin:{opts.app_label}_{opts.model_name}_history"
