"""
Clean the texts that forces write, before they are stored.

Descriptions, priorities and the like may hold HTML, old Textile, or plain text with line ends;
names and addresses are plain text, often with HTML entities, some encoded twice.
"""

import html
import re

import nh3

# Enough for a few paragraphs and a list. No headings: they would break the outline of a page.
TAGS = {"a", "b", "br", "em", "i", "li", "ol", "p", "strong", "ul"}
SCHEMES = {"http", "https", "mailto", "tel"}

TAG = re.compile(r"<[a-zA-Z/!][^>]*>")
ENCODED_TAG = re.compile(r"&lt;/?[a-zA-Z][^&]*&gt;")
BLANKS = re.compile(r"[^\S\n]+")
EMPTY_LINES = re.compile(r"\n\s*\n")


def clean(text: str) -> str:
    """
    Return `text` as safe HTML with few tags; plain text gets paragraphs and line breaks.

    Scripts and styles go with what is in them; of other tags the contents stay.
    """
    text = text.replace("\r\n", "\n").strip()
    if not TAG.search(text):
        # "&lt;p&gt;" is HTML that was encoded once too often.
        text = html.unescape(text) if ENCODED_TAG.search(text) else _with_paragraphs(text)
    return nh3.clean(
        text, tags=TAGS, attributes={"a": {"href"}}, url_schemes=SCHEMES, link_rel="nofollow"
    ).strip()


def lines(text: str) -> str:
    """Return plain text without tags and entities, line by line, for addresses and the like."""
    text = TAG.sub(" ", _decoded(text).replace("\r\n", "\n"))
    stripped = (BLANKS.sub(" ", line).strip(" ,") for line in text.split("\n"))
    return "\n".join(line for line in stripped if line)


def line(text: str) -> str:
    """
    Return a name or title on one line: without tags, entities, outer blanks and stray commas.

    "Hyde Park &amp;amp; Kensington Gardens" gives "Hyde Park & Kensington Gardens";
    "Wilstead,Shortstown ,Willington," gives "Wilstead,Shortstown,Willington".
    """
    text = TAG.sub(" ", _decoded(text))
    return re.sub(r" +,", ",", " ".join(text.split())).strip(" ,")


def _decoded(text: str) -> str:
    """Decode HTML entities, also those encoded twice."""
    return html.unescape(html.unescape(text))


def _with_paragraphs(text: str) -> str:
    if "\n" not in text:
        return text
    paragraphs = (paragraph.strip() for paragraph in EMPTY_LINES.split(text))
    return "".join(
        f"<p>{'<br>'.join(line.strip() for line in paragraph.splitlines())}</p>"
        for paragraph in paragraphs
        if paragraph
    )
