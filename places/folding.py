"""Fold names for comparison: `Clôs Elan`, `clos elan` and `CLOS ELAN` are one. No Django."""

import re
import unicodedata

# Letters that Unicode does not take apart into a base letter and an accent.
PLAIN_LETTERS = str.maketrans(
    {"ø": "o", "æ": "ae", "œ": "oe", "ß": "ss", "đ": "d", "ł": "l", "þ": "th"}
)
APOSTROPHES = re.compile(r"['’`´]")
NOT_A_WORD = re.compile(r"[^a-z0-9]+")


def fold(text: str) -> str:
    """
    Return `text` in lower case, without accents, apostrophes closed up, other marks as spaces.

    "St. Mary's Road" gives "st marys road".
    """
    text = unicodedata.normalize("NFKD", text.lower().translate(PLAIN_LETTERS))
    text = "".join(letter for letter in text if not unicodedata.combining(letter))
    return NOT_A_WORD.sub(" ", APOSTROPHES.sub("", text)).strip()
