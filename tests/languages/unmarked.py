"""Find what people read in a template that is not marked for translation."""

import re
from collections.abc import Iterator
from html.parser import HTMLParser

from django.template.base import Lexer, TokenType

# Attributes whose values people read or hear.
SPOKEN = {"alt", "aria-label", "aria-description", "content", "label", "placeholder", "title"}
# `content` of a <meta> is read by people for these names alone.
DESCRIPTIONS = {"description", "og:description", "og:title", "og:image:alt"}
SILENT = {"script", "style"}
# Stands for whatever a tag of the template puts there.
FILLED = "\ufffc"
WORD = re.compile(r"[^\W\d_]{2,}")


def unmarked(template: str) -> list[str]:
    """Return each piece of text of a template's source that has words and is not marked."""
    reader = _Reader()
    reader.feed("".join(_own_text(template)))
    reader.close()
    return reader.found


def _own_text(template: str) -> Iterator[str]:
    """Yield what stands in the template itself, outside marked blocks and comments."""
    until = ""
    for token in Lexer(template).tokenize():
        command = token.contents.split(" ")[0] if token.token_type == TokenType.BLOCK else ""
        if until:
            until = "" if command in until.split() else until
        elif command in ("blocktranslate", "blocktrans"):
            until = "endblocktranslate endblocktrans"
        elif command == "comment":
            until = "endcomment"
        elif token.token_type == TokenType.TEXT:
            yield token.contents
        elif token.token_type in (TokenType.VAR, TokenType.BLOCK):
            yield FILLED


class _Reader(HTMLParser):
    def __init__(self) -> None:
        super().__init__()
        self.found: list[str] = []
        self.silent = 0

    def handle_starttag(self, tag, attributes):
        self.silent += tag in SILENT
        given = dict(attributes)
        named = given.get("name") or given.get("property")
        for name, text in given.items():
            if name == "content" and named not in DESCRIPTIONS:
                continue
            is_button = tag == "input" and given.get("type") in ("submit", "button")
            if name in SPOKEN or (is_button and name == "value"):
                self._hear(text or "")

    def handle_startendtag(self, tag, attributes):
        self.handle_starttag(tag, attributes)
        self.silent -= tag in SILENT

    def handle_endtag(self, tag):
        self.silent -= tag in SILENT

    def handle_data(self, text):
        if not self.silent:
            self._hear(text)

    def _hear(self, text: str) -> None:
        if WORD.search(text):
            self.found.append(" ".join(text.replace(FILLED, " ").split()))
