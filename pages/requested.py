"""Read the month and the crime category that an address asks for."""

from collections.abc import Collection

from django.core.exceptions import BadRequest
from django.http import Http404
from django.utils.translation import gettext as _

from crimes.vocabulary import CRIME_CATEGORIES, Category
from pages.caching import PublicRequest
from releases.month import Month, NotAMonth
from releases.month_names import in_words

ALL_CRIME = "all-crime"
BY_SLUG = {category.slug: category for category in CRIME_CATEGORIES}


class NotAvailable(Http404):
    """What is asked for is not there; the message says what is, in words for the reader."""


class NotUnderstood(BadRequest):
    """The address is malformed; the message says how to write it, in words for the reader."""


def month(request: PublicRequest) -> Month | None:
    """
    Return the month asked for, or the latest; None while nothing is published.

    What is not a month is a bad request; a month that is not published is not found. Both say
    which months there are. Needs `request.public`.
    """
    written = request.GET.get("month", "")
    return published_month(request, written) if written else request.public.latest


def published_month(request: PublicRequest, written: str) -> Month:
    """Return the month written so, with the same refusals."""
    try:
        asked = Month.parse(written)
    except NotAMonth as error:
        raise NotUnderstood(_("Write a month as 2024-01.")) from error
    if asked not in request.public.months:
        raise NotAvailable(_without(asked, request.public.months))
    return asked


def category(request: PublicRequest, month: Month) -> Category | None:
    """Return the crime category asked for; None for all. One not in use that month is not found."""
    return category_called(request.GET.get("category", ""), month)


def category_called(slug: str, month: Month) -> Category | None:
    """Return the category of this slug, with the same refusal."""
    if slug in ("", ALL_CRIME):
        return None
    found = BY_SLUG.get(slug)
    if found is None or not found.is_in_use(month):
        raise NotAvailable(_("There is no such category of crime in that month."))
    return found


def one_of(request: PublicRequest, name: str, choices: Collection[str]) -> str:
    """Return which of `choices` the address asks for by `name`; the first unless it does."""
    written = request.GET.get(name, "")
    if not written:
        return next(iter(choices))
    if written not in choices:
        raise NotUnderstood(
            _("Write “%(name)s” as one of these: %(choices)s.")
            % {
                "name": name,
                "choices": ", ".join(choices),
            }
        )
    return written


def categories_of(month: Month) -> list[Category]:
    """Return the categories in use in `month`, in the official order."""
    return [category for category in CRIME_CATEGORIES if category.is_in_use(month)]


def _without(asked: Month, months: tuple[Month, ...]) -> str:
    if not months:
        return _("No month is published yet.")
    return _("%(asked)s is not published. There is data from %(first)s to %(last)s.") % {
        "asked": in_words(asked),
        "first": in_words(months[0]),
        "last": in_words(months[-1]),
    }
