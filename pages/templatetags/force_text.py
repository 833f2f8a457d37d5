"""Show what forces write: their texts, and ways to reach them."""

import re
from typing import Any
from urllib.parse import urlsplit

import nh3
from django import template
from django.utils.html import escape, format_html, linebreaks
from django.utils.safestring import SafeString, mark_safe
from django.utils.translation import gettext_lazy as _

from languages.fields import NotYetTranslated
from pages.street_names import street_name

register = template.Library()

# Headings are left out: they would break the order of the page's own.
SCHEMES = {"http", "https", "mailto", "tel"}
TAGS = {"a", "b", "br", "em", "i", "li", "ol", "p", "strong", "ul"}

# Keys of the official API, in the order in which people use them.
LABELS = {
    "telephone": _("Telephone"),
    "mobile": _("Mobile"),
    "email": _("Email"),
    "address": _("Address"),
    "web": _("Website"),
    "e-messaging": _("Messaging service"),
    "facebook": _("Facebook"),
    "twitter": _("X (Twitter)"),
    "youtube": _("YouTube"),
    "flickr": _("Flickr"),
    "bebo": _("Bebo"),
    "myspace": _("Myspace"),
    "google-plus": _("Google+"),
    "forum": _("Forum"),
    "blog": _("Blog"),
    "rss": _("RSS feed"),
}
NOT_TRANSLATED = _("not yet translated into Welsh by the force")
NUMBERS = {"telephone", "mobile", "fax", "pager"}


@register.filter
def from_force(text: str) -> SafeString:
    """
    Return a force's text as HTML without anything but plain markup and links to the web.

    Texts are cleaned when they are loaded; this holds for those that come another way. On a
    Welsh page a text that the force has not given in Welsh says so.
    """
    if "<" not in text:
        html = mark_safe(linebreaks(text, autoescape=True))
    else:
        html = mark_safe(nh3.clean(text, tags=TAGS, url_schemes=SCHEMES))
    if isinstance(text, NotYetTranslated):
        return format_html(
            '<p class="not-translated">{}</p><div lang="en">{}</div>', NOT_TRANSLATED, html
        )
    return html


@register.filter
def line_from_force(text: str) -> str:
    """Return a line that a force writes; one that it has not given in Welsh says so."""
    if isinstance(text, NotYetTranslated):
        return format_html(
            '<span lang="en">{}</span> <span class="not-translated">({})</span>',
            str(text),
            NOT_TRANSLATED,
        )
    return text


@register.filter
def words_from_force(text: str) -> str:
    """
    Return a few words that a force writes, a rank say; English ones on a Welsh page are marked.

    For those who listen, that is: the page would be full of notes.
    """
    if isinstance(text, NotYetTranslated):
        return format_html('<span lang="en">{}</span>', str(text))
    return text


@register.filter
def ways(details: dict[str, str]) -> list[dict[str, str]]:
    """Return ways to reach somebody, each with label, text and (if it can be followed) address."""
    return [
        {"label": str(LABELS[key]), "text": details[key], "address": _address(key, details[key])}
        for key in LABELS
        if details.get(key)
    ]


@register.filter
def with_breaks(text: str) -> SafeString:
    """Let a browser break an address after @ and /, where a reader sees that it goes on."""
    return mark_safe(re.sub("([@/])(?=[^/])", r"\1<wbr>", escape(text)))


@register.filter
def channel(method: Any) -> str:
    """Return the name of a force's way to be followed; files often give its bare key as title."""
    if method.title.lower() in LABELS:
        return str(LABELS[method.title.lower()])
    return words_from_force(method.title)


@register.filter
def is_web(address: str) -> bool:
    """Say whether an address leads to the web, and not to a script."""
    return urlsplit(address).scheme in ("http", "https")


@register.filter
def street(name: str) -> str:
    """Return the name of a street point as it is read."""
    return street_name(name)


def _address(key: str, text: str) -> str:
    if key == "email":
        return f"mailto:{text}" if "@" in text else ""
    if key in NUMBERS:
        digits = "".join(letter for letter in text if letter in "+0123456789")
        return f"tel:{digits}" if digits else ""
    return text if is_web(text) else ""
