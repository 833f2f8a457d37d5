"""Name what a search has found."""

from django import template
from django.utils.functional import Promise
from django.utils.translation import gettext_lazy as _

register = template.Library()

KINDS: dict[str, str | Promise] = {
    "built-up-area": _("Built-up area"),
    "city": _("City"),
    "district": _("District"),
    "force": _("Police force"),
    "hamlet": _("Hamlet"),
    "lsoa": _("Statistical area (LSOA)"),
    "neighbourhood": _("Neighbourhood"),
    "postcode": _("Postcode"),
    "street": _("Street"),
    "suburb": _("Suburb"),
    "town": _("Town"),
    "village": _("Village"),
}


@register.filter
def kind(kind: str) -> str | Promise:
    """Return the word for a kind of match (`neighbourhoods.matching.Match`)."""
    return KINDS[kind]
