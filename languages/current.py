"""Which of the two languages is being spoken just now."""

from django.conf import settings
from django.utils.translation import get_language, gettext

ENGLISH = "en-gb"
WELSH = "cy"


def is_welsh() -> bool:
    """Say whether a Welsh page (or mail) is being made; never so for the API, admin and loads."""
    return settings.configured and get_language() == WELSH


def spoken(words: str) -> str:
    """Return words marked with `gettext_noop` in the language of the page."""
    return gettext(words) if words and is_welsh() else words
