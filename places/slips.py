"""Names that differ from a typed one by one slip of the hand."""

from pathlib import Path
from typing import Any

from django.db import connection

from places.folding import fold
from places.street_words import kind_of_street

SLIPS = (Path(__file__).parent / "sql" / "slips.sql").read_text()

# In a shorter name every letter counts: "bat" is one slip from "bath", "boat" and "bar".
SHORTEST = 4


def slips(name: str, *, may_be_street: bool = True) -> list[tuple[str, float]]:
    """
    Return the names of places and, where it may be one, streets that are one slip from `name`.

    They are folded, and their likeness is the share of the letters that are right. Four misspelt
    words of five have one slip alone (F. J. Damerau, "A technique for computer detection and
    correction of spelling errors", Communications of the ACM 7, 1964).
    """
    if len(name) < SHORTEST:
        return []
    # Halves of the words before "road", in which thousands of streets end. A slip leaves one of
    # them as it is.
    half = len(name.removesuffix(kind_of_street(name)).rstrip()) // 2
    before, after = name[:half], name[half + 1 :]
    asked: dict[str, Any] = {
        "beginning": f"{before}%",
        "backwards": f"{after[::-1]}%",
        "halves": [f"{before}%", f"% {before}%", f"%{after}", f"%{after} %"],
        "lengths": [len(name) - 1, len(name), len(name) + 1],
        "may_be_street": may_be_street,
    }
    with connection.cursor() as cursor:
        cursor.execute(SLIPS, asked)
        names = {fold(written) for row in cursor.fetchall() for written in row if written}
    likeness = 1 - 1 / len(name)
    return sorted((meant, likeness) for meant in names if is_slip(name, meant))


def is_slip(typed: str, meant: str) -> bool:
    """
    Tell whether `typed` is `meant` with one slip.

    A slip is a letter left out, put in or taken for another, or two neighbouring letters swapped.
    """
    at = next(
        (at for at, (one, other) in enumerate(zip(typed, meant, strict=False)) if one != other),
        min(len(typed), len(meant)),
    )
    typed, meant = typed[at:], meant[at:]
    if not typed and not meant:
        return False
    return (
        typed == meant[1:]
        or typed[1:] == meant
        or (typed[1:] == meant[1:] and len(typed) == len(meant))
        or (typed[:2] == meant[1::-1] and typed[2:] == meant[2:])
    )
