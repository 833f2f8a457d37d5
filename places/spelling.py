"""What a misspelt or shortened name may stand for."""

from pathlib import Path
from typing import Any

from django.db import connection

from places.folding import fold
from places.slips import slips
from places.street_words import JOINING_WORDS, kind_of_street

# Both in one message, which PostgreSQL takes as one transaction: one way to it and back, not four.
NAMES_ALIKE = f"""
    SET LOCAL pg_trgm.word_similarity_threshold = %(telling_words_alike)s;
    {(Path(__file__).parent / "sql" / "names_alike.sql").read_text()}
"""

MOST_GUESSES = 5
# The share of trigrams that a guess must have in common with what was typed: as a whole, and
# in the words that tell a street from others.
ALIKE = 0.35
TELLING_WORDS_ALIKE = 0.4


def guesses(name: str, *, may_be_street: bool = True) -> list[tuple[str, float]]:
    """
    Return names that `name` may be misspelt for, the likeliest first: one slip away, or alike.

    They are names, folded, of forces, districts, places and, where it may be one, streets;
    likeness is from 0 to 1.
    """
    one_slip_away = slips(name, may_be_street=may_be_street)
    return one_slip_away or names_alike(name, may_be_street=may_be_street)


def names_alike(name: str, *, may_be_street: bool = True) -> list[tuple[str, float]]:
    """Return up to five names that have many trigrams of `name`, however many slips away."""
    # Without the "road" PostgreSQL need not look at every road in the country (450 ms against 3).
    street = kind_of_street(name)
    question: dict[str, Any] = {
        "name": name,
        "telling": _telling(name.removesuffix(street).split()),
        "ending": f"% {street}" if street else "%",
        "may_be_street": may_be_street,
        "telling_words_alike": TELLING_WORDS_ALIKE,
        "least": ALIKE,
        "most": MOST_GUESSES,
    }
    with connection.cursor() as cursor:
        cursor.execute(NAMES_ALIKE, question)
        cursor.nextset()
        return [(fold(guess), float(likeness)) for guess, likeness in cursor.fetchall()]


def _telling(words: list[str]) -> str:
    """Leave out words that are in thousands of names, unless there are no others."""
    return " ".join([word for word in words if word not in JOINING_WORDS] or words)
