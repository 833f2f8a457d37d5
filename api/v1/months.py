"""Which months are asked for, and of which of them nobody knows, or not all."""

from collections.abc import Collection, Mapping, Sequence
from typing import Any

from ninja import Schema
from pydantic import Field

from api.v1.problems import Problem
from releases.gaps import Gap, gaps
from releases.kinds import Kind
from releases.month import Month, NotAMonth
from releases.queries import Public

WRITTEN = r"^[0-9]{4}-(0[1-9]|1[0-2])$"


class InMonths(Schema):
    """One month or a range; the latest month without either."""

    date: str | None = Field(
        None,
        pattern=WRITTEN,
        description="One month. The latest published month if no month is asked for.",
        examples=["2024-01"],
    )
    date_from: str | None = Field(
        None, pattern=WRITTEN, description="The first month of a range; the first there is."
    )
    date_to: str | None = Field(
        None, pattern=WRITTEN, description="The last month of a range; the latest there is."
    )


def asked_for(asked: Any, public: Public) -> list[Month]:
    """
    Return the months asked for, oldest first; those in between that are not published too.

    Raises Problem where the range begins or ends outside what is published.
    """
    latest = one(None, "date", public)
    if asked.date:
        if asked.date_from or asked.date_to:
            raise Problem("conflicting-parameters", "Give date, or date_from and date_to.", "date")
        return [one(asked.date, "date", public)]
    if not asked.date_from and not asked.date_to:
        return [latest]
    first = one(asked.date_from, "date_from", public) if asked.date_from else public.months[0]
    last = one(asked.date_to, "date_to", public)
    if last < first:
        raise Problem("invalid-value", f"{last} is before {first}.", "date_to")
    return list(first.until(last))


def meant(values: Mapping[str, str], public: Public) -> dict[str, str]:
    """Return the months that `values` leave out, as parameters: those that are meant by it."""
    if "date" in values:
        return {}
    first, last = str(public.months[0]), str(public.months[-1])
    if "date_from" not in values and "date_to" not in values:
        return {"date": last}
    left_out = {"date_from": first, "date_to": last}
    return {name: month for name, month in left_out.items() if name not in values}


def parsed(text: str, parameter: str) -> Month:
    try:
        return Month.parse(text)
    except NotAMonth as error:
        raise Problem("invalid-value", "Write a month as 2024-01.", parameter) from error


def one(text: str | None, parameter: str, public: Public) -> Month:
    """Return the month written so, the latest if none is; raise Problem if it is not published."""
    if not public.months:
        raise Problem("month-not-published", "No month is published yet.")
    if not text:
        return public.months[-1]
    month = parsed(text, parameter)
    if month not in public.months:
        first, last = public.months[0], public.months[-1]
        raise Problem(
            "month-not-published",
            f"{month} is not published. There are {first} to {last}; see /api/v1/coverage.",
            parameter,
        )
    return month


def missing(
    kind: Kind,
    months: Sequence[Month],
    public: Public,
    forces: Collection[str] | None,
    *,
    may_be_all: bool = False,
) -> list[dict[str, Any]]:
    """
    Return what `forces` (all of them, if None) did not supply of `months`, or not whole.

    Where none of them supplied anything, nobody can tell what happened, and the question is
    refused: an empty list would be taken for a quiet month. With `may_be_all` the answer itself
    says what is unknown.
    """
    found = gaps(kind, [month for month in months if month in public.months], forces)
    if forces and not may_be_all and _is_all(found, months, public, forces):
        names = ", ".join(sorted(forces))
        notes = " ".join(dict.fromkeys(gap.note for gap in found if gap.note))
        raise Problem(
            "month-not-supplied",
            f"{names} did not supply {kind.label.lower()} for "
            f"{months[0] if len(months) == 1 else f'{months[0]} to {months[-1]}'}. {notes}".strip(),
            "date" if len(months) == 1 else "date_from",
        )
    unpublished = [
        {"month": str(month), "force": None, "status": "not-published", "note": ""}
        for month in months
        if month not in public.months
    ]
    return unpublished + [
        {"month": str(gap.month), "force": gap.force, "status": gap.status, "note": gap.note}
        for gap in found
    ]


def _is_all(
    found: Sequence[Gap], months: Sequence[Month], public: Public, forces: Collection[str]
) -> bool:
    none = [gap for gap in found if gap.status == "not-supplied"]
    published = [month for month in months if month in public.months]
    return len(none) == len(published) * len(forces)
