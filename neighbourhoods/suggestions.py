"""What somebody who is still typing may be about to type: names and postcodes that begin so."""

import json
from contextlib import suppress
from pathlib import Path
from typing import Any, NamedTuple

from django.db import connection

from languages.current import is_welsh
from neighbourhoods.matching import ON_OR_NEAR
from places.folding import fold
from places.postcode import NotAPostcode, PartOfPostcode, Postcode, compact
from places.search import NARROWING, REACH, REACH_OF_OTHERS

SQL = Path(__file__).parent / "sql"
NAMES = (SQL / "suggestions.sql").read_text()
STREETS = (SQL / "street_suggestions.sql").read_text()
STREETS_IN_TOWNS = (SQL / "street_in_town_suggestions.sql").read_text()
# In the order of the index, which is not that of every collation.
POSTCODES = """
    SELECT key FROM places_postcode
    WHERE key ~ %(pattern)s AND terminated IS NULL
    ORDER BY key USING ~<~
    LIMIT %(most)s
"""

# Fewer letters say nothing yet; a street is far from told by two.
LEAST_LETTERS, LEAST_LETTERS_OF_STREET = 2, 3
# `ZD1` begins thousands of postcodes, `ZD1 1` some dozens.
LEAST_OF_POSTCODE = 4
LONGEST_TEXT = 60
# As many as a phone shows above its keyboard, scrolled once.
MOST = 8
MOST_OF_EACH, MOST_STREETS, MOST_POSTCODES = 3, 3, 5


class Suggestion(NamedTuple):
    """
    Something that may be meant. `kind` is that of a `Match`; `within` tells it from others.

    A force comes with its slug, a district with its code, a neighbourhood, and a place that lies
    in one, with both. Anything else is to be looked for by its name.
    """

    kind: str
    name: str
    within: str = ""
    force_slug: str | None = None
    code: str | None = None


def beginning_with(text: str) -> list[Suggestion]:
    """Return up to eight things whose names begin with `text`, the widest first, streets last."""
    text = text.replace("\0", " ")[:LONGEST_TEXT]
    before, _, after = text.partition(",")
    if fold(before) and fold(after):
        return _streets_in_towns(fold(before), fold(after))
    folded = fold(text)
    if len(folded) < LEAST_LETTERS:
        return []
    streets = _streets(folded)
    found = [*_postcodes(text), *_names(folded)]
    # Two places of one name in one district are one suggestion.
    return [*list(dict.fromkeys(found))[: MOST - len(streets)], *streets]


def _names(folded: str) -> list[Suggestion]:
    asked = {
        "beginning": f"{folded}%",
        "word": f"% {folded}%",
        "is_welsh": is_welsh(),
        "each": MOST_OF_EACH,
        "most": 2 * MOST,
    }
    return [Suggestion(*row) for row in _rows(NAMES, asked)]


def _postcodes(text: str) -> list[Suggestion]:
    pattern = _pattern(text) if len(compact(text)) >= LEAST_OF_POSTCODE else None
    if pattern is None:
        return []
    keys = _rows(POSTCODES, {"pattern": pattern, "most": MOST_POSTCODES})
    return [Suggestion("postcode", str(Postcode(key))) for (key,) in keys]


def _pattern(text: str) -> str | None:
    """Return a regular expression for the postcode, or those that begin so; None for no such."""
    with suppress(NotAPostcode):
        return PartOfPostcode.parse(text).pattern
    with suppress(NotAPostcode):
        return f"^{Postcode.parse(text).key}$"
    return None


def _streets(folded: str) -> list[Suggestion]:
    if len(folded) < LEAST_LETTERS_OF_STREET:
        return []
    asked = {"beginning": f"{folded}%", "shortest": 100, "common": 10, "most": MOST_STREETS}
    return [_street(name) for (name,) in _rows(STREETS, asked) if name]


def _streets_in_towns(street: str, town: str) -> list[Suggestion]:
    asked = {
        "street": f"{street}%",
        "town": f"{town}%",
        "is_welsh": is_welsh(),
        "towns": 5,
        # As many as there are of High Street.
        "points": 5000,
        "reaches": json.dumps(REACH),
        "reach": REACH_OF_OTHERS,
        "narrowing": NARROWING,
        "most": MOST,
    }
    return [_street(name, town) for name, town in _rows(STREETS_IN_TOWNS, asked)]


def _street(name: str, town: str = "") -> Suggestion:
    name = name.removeprefix(ON_OR_NEAR)
    return Suggestion("street", f"{name}, {town}" if town else name)


def _rows(question: str, asked: dict[str, Any]) -> list[tuple]:
    with connection.cursor() as cursor:
        cursor.execute(question, asked)
        return cursor.fetchall()
