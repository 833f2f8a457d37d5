"""What a misspelt or shortened name may stand for."""

from pathlib import Path
from typing import Any

from django.db import connection

from places.folding import fold

# Both in one message, which PostgreSQL takes as one transaction: one way to it and back, not four.
GUESSES = f"""
    SET LOCAL pg_trgm.word_similarity_threshold = %(telling_words_alike)s;
    {(Path(__file__).parent / "sql" / "guesses.sql").read_text()}
"""

MOST_GUESSES = 5
# The share of trigrams that a guess must have in common with what was typed: as a whole, and
# in the words that tell a street from others.
ALIKE = 0.35
TELLING_WORDS_ALIKE = 0.4

# Last words that many streets have. Left out of the question, they spare PostgreSQL looking
# at every road in the country (450 ms against 3).
STREET_WORDS = (
    "avenue", "close", "court", "crescent", "drive", "gardens", "green", "grove", "hill", "lane",
    "mews", "park", "place", "rise", "road", "row", "square", "street", "terrace", "view", "walk",
    "way",
)  # fmt: skip
JOINING_WORDS = ("and", "of", "on", "the", "upon")
SHORT_FOR = {
    "ave": "avenue", "cl": "close", "cres": "crescent", "ct": "court", "dr": "drive",
    "gdns": "gardens", "gr": "grove", "ln": "lane", "pl": "place", "rd": "road", "sq": "square",
    "st": "street", "ter": "terrace",
}  # fmt: skip


def written_out(name: str) -> str:
    """Write out the short last word of a folded street name: `mill rd` gives `mill road`."""
    *first, last = name.split(" ")
    return " ".join([*first, SHORT_FOR[last]]) if first and last in SHORT_FOR else name


def guesses(name: str, *, may_be_street: bool = True) -> list[tuple[str, float]]:
    """
    Return up to five names that `name` may be misspelt for, the likeliest first.

    They are names, folded, of forces, districts, places and, where it may be one, streets;
    likeness is from 0 to 1.
    """
    *telling, last = name.split(" ")
    street = last if telling and last in STREET_WORDS else ""
    question: dict[str, Any] = {
        "name": name,
        "telling": _telling(telling if street else [*telling, last]),
        "ending": f"% {street}" if street else "%",
        "swapped": [
            name[:at] + name[at + 1] + name[at] + name[at + 2 :] for at in range(len(name) - 1)
        ],
        "may_be_street": may_be_street,
        "telling_words_alike": TELLING_WORDS_ALIKE,
        "least": ALIKE,
        "most": MOST_GUESSES,
    }
    with connection.cursor() as cursor:
        cursor.execute(GUESSES, question)
        cursor.nextset()
        return [(fold(guess), float(likeness)) for guess, likeness in cursor.fetchall()]


def _telling(words: list[str]) -> str:
    """Leave out words that are in thousands of names, unless there are no others."""
    return " ".join([word for word in words if word not in JOINING_WORDS] or words)
