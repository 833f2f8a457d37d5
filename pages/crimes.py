"""`/crimes/{published id}/`: one crime and what became of it, in plain words."""

from dataclasses import dataclass

from django.http import HttpResponse
from django.shortcuts import render
from django.urls import reverse
from django.utils.translation import gettext as _

from crimes.queries.one_crime import Step, history
from crimes.vocabulary import CRIME_CATEGORIES, OUTCOME_GROUPS, OUTCOMES, OutcomeKind
from forces.queries import with_id
from neighbourhoods.queries import of_street_point
from pages.caching import PublicRequest, public_page
from pages.requested import NotAvailable
from releases.month import Month

CATEGORIES = {category.id: category for category in CRIME_CATEGORIES}
OUTCOME_KINDS = {outcome.id: outcome for outcome in OUTCOMES}


@dataclass(frozen=True)
class Told:
    """One step of a case: when, the official outcome, and its group in plain words."""

    month: Month
    outcome: OutcomeKind
    group: str


def path_of_crimes() -> str:
    """Return what the address of every crime's page begins with; its published id follows."""
    return reverse("crime", args=[bytes(32)]).replace(f"{bytes(32).hex()}/", "")


@public_page
def crime(request: PublicRequest, persistent_id: bytes) -> HttpResponse:
    found = history(persistent_id)
    if found is None or found.crime.month not in request.public.months:
        raise NotAvailable(_("There is no crime with this id in the months that are published."))
    one = found.crime
    return render(
        request,
        "crimes/detail.html",
        {
            "crime": one,
            "category": CATEGORIES[one.category_id],
            "force": with_id(found.force_id),
            "area": of_street_point(one.place.id) if one.place else None,
            "steps": [_told(step) for step in found.steps],
            "published_id": persistent_id.hex(),
        },
    )


def _told(step: Step) -> Told:
    outcome = OUTCOME_KINDS[step.outcome_id]
    return Told(step.month, outcome, OUTCOME_GROUPS[outcome.group])
