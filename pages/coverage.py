"""`/coverage/`: what each force supplied, month by month, of each kind of file."""

from dataclasses import dataclass

from django.http import HttpResponse
from django.shortcuts import render
from django.utils.functional import Promise
from django.utils.translation import gettext_lazy as _

from forces.queries import all_in_order
from pages import requested
from pages.caching import PublicRequest, public_page
from releases import coverage
from releases.kinds import Kind
from releases.month import Month

# What a table can hold at the width of a phone.
MONTHS = 12


@dataclass(frozen=True)
class Cell:
    """One force's file of one month: `status` as a word for the style sheet, `words` to be read."""

    status: str
    words: str | Promise
    rows: int | None = None


WORDS = {
    "supplied": _("Supplied"),
    "partly": _("Supplied in part"),
    "not-supplied": _("Not supplied"),
    "not-published": _("Month not published"),
}
NAMES = {
    Kind.STREET: _("Street-level crime"),
    Kind.OUTCOMES: _("Outcomes"),
    Kind.STOPS: _("Stop and search"),
}


@public_page
def what_is_supplied(request: PublicRequest) -> HttpResponse:
    last = requested.month(request)
    months = list(last.plus(1 - MONTHS).until(last)) if last else []
    supplied = coverage.matrix(months)
    forces = list(all_in_order())
    tables = [
        {
            "kind": kind,
            "name": NAMES[kind],
            "rows": [
                (force, [_cell(request, supplied[force.slug][kind], month) for month in months])
                for force in forces
            ],
        }
        for kind in Kind
    ]
    return render(
        request,
        "coverage/coverage.html",
        {
            "months": months,
            "last": last,
            "tables": tables if forces else [],
            "words": WORDS,
            "earlier": _published(request, last.plus(-MONTHS)) if last else None,
            "later": _published(request, last.plus(MONTHS)) if last else None,
            "canonical_query": f"?month={last}" if last != request.public.latest else "",
        },
    )


def _cell(request: PublicRequest, of_force: dict, month: Month) -> Cell:
    """Return the cell; a force without a row in a published month has supplied nothing."""
    row = of_force.get(month)
    if row is not None:
        return Cell(row.status, WORDS[row.status], row.rows)
    status = "not-supplied" if month in request.public.months else "not-published"
    return Cell(status, WORDS[status])


def _published(request: PublicRequest, month: Month) -> Month | None:
    """Return the published month nearest to `month` on its side of the table; None if none is."""
    months, latest = request.public.months, request.public.latest
    if latest is None or month < months[0]:
        return None
    if month > latest:
        return latest if latest > month.plus(-MONTHS) else None
    return max(one for one in months if one <= month)
