"""A month as people write it, in the language of the page."""

from functools import lru_cache

from django.utils.formats import date_format
from django.utils.translation import get_language

from releases.month import Month


def in_words(month: Month) -> str:
    """Return `October 2026`, or what the language of the page has for it."""
    return _formatted(get_language(), month, "F Y")


def in_short(month: Month) -> str:
    """Return `Oct 2026`, for the head of a column."""
    return _formatted(get_language(), month, "M Y")


# Pages name dozens of months, nearly always the same ones; twenty years in two languages.
@lru_cache(maxsize=1000)
def _formatted(_language: str | None, month: Month, form: str) -> str:
    return date_format(month.first_day, form)
