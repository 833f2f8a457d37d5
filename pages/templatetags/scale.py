"""A level as a page shows it: its place among the five and its word, or why there is none."""

from functools import cache

from django import template
from django.template.loader import render_to_string
from django.utils.translation import get_language

from levels.area_level import AreaLevel
from levels.bands import Band
from levels.reasons import Reason

register = template.Library()


@register.simple_tag
def scale(level: AreaLevel) -> str:
    """Draw a level by templates/levels/_scale.html."""
    return _drawn(get_language(), level.band, level.close_to, level.reason)


@cache
def _drawn(_language: str | None, band: Band | None, close_to: Band | None, reason: Reason) -> str:
    """Draw once each of the few levels there can be: a page has up to hundreds of them."""
    known = {"band": band, "close_to": close_to, "reason": reason}
    return render_to_string("levels/_scale.html", known)
