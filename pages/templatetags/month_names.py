"""Months in words: {{ month|in_words }} is `October 2026`, {{ month|in_short }} `Oct 2026`."""

from django import template

from releases import month_names
from releases.month import Month

register = template.Library()


@register.filter
def in_words(month: Month | None) -> str:
    """Return `October 2026`; nothing where there is no month, as Django's own `date` does."""
    return month_names.in_words(month) if month else ""


@register.filter
def in_short(month: Month | None) -> str:
    """Return `Oct 2026`; nothing where there is no month."""
    return month_names.in_short(month) if month else ""
