"""Postcodes and beginnings of postcodes, as people type them. Free of Django."""

import re
from dataclasses import dataclass

WHOLE = re.compile(r"([A-Z]{1,2}[0-9][A-Z0-9]?)([0-9][A-Z]{2})")
# A beginning: an area (`LU`), a district (`LU1`, `EC1A`), a sector (`LU1 2`) or one letter more.
BEGINNING = re.compile(r"[A-Z]{1,2}([0-9]([A-Z]|[0-9])?([0-9][A-Z]?)?)?")
WHITE = re.compile(r"\s+")


class NotAPostcode(ValueError):
    """The text is not written as a postcode is."""


@dataclass(frozen=True, order=True, slots=True)
class Postcode:
    """
    A whole postcode. The key, `LU12SE`, has no space; people read `LU1 2SE`.

    That a postcode is well written does not say that it exists.
    """

    key: str

    @classmethod
    def parse(cls, text: str) -> "Postcode":
        """Read a postcode in any case and spacing (`  lu1  2 se`); else raise NotAPostcode."""
        key = compact(text)
        if WHOLE.fullmatch(key) is None:
            raise NotAPostcode(f"{text.strip()!r} is not a postcode; write it as LU1 2SE.")
        return cls(key)

    @property
    def outward(self) -> str:
        """The part before the space, which names a postal town or a part of one: `LU1`."""
        return self.key[:-3]

    @property
    def inward(self) -> str:
        """The part after the space: `2SE`."""
        return self.key[-3:]

    def __str__(self) -> str:
        return f"{self.outward} {self.inward}"


@dataclass(frozen=True, slots=True)
class PartOfPostcode:
    """
    The beginning of a postcode: `LU`, `LU1`, `LU1 2`.

    `key` has no space. `pattern` is a regular expression for the keys of whole postcodes that
    begin so; it starts with the key itself, so that an index on the keys can be used.
    """

    key: str
    pattern: str

    @classmethod
    def parse(cls, text: str) -> "PartOfPostcode":
        """Read a beginning of a postcode; anything else, whole ones too, raises NotAPostcode."""
        key = compact(text)
        if BEGINNING.fullmatch(key) is None or WHOLE.fullmatch(key):
            raise NotAPostcode(f"{text.strip()!r} is not the beginning of a postcode.")
        return cls(key, "^" + key + _rest(key, _inward_part_begun(text)) + "$")

    def __str__(self) -> str:
        return self.key


def compact(text: str) -> str:
    """Return `text` in upper case and without white space, as keys are written."""
    return WHITE.sub("", text).upper()


def _inward_part_begun(text: str) -> bool:
    """Say whether the text is cut as `LU1 2` is: one digit stands after the space."""
    return re.fullmatch(r".*\S\s+[0-9]\s*", text) is not None


def _rest(key: str, inward_begun: bool) -> str:
    """
    Return a pattern for what may follow `key` in a whole postcode.

    `LU1` is the district LU1 and never LU10; districts such as EC1 are cut once more by a
    letter (EC1A). `LU12` without a space is the district LU12 or the sector LU1 2.
    """
    if re.fullmatch("[A-Z]{1,2}", key):
        return "[0-9][A-Z0-9]?[0-9][A-Z]{2}"
    if re.fullmatch("[A-Z]{1,2}[0-9]", key):
        return "[A-Z]?[0-9][A-Z]{2}"
    if re.fullmatch("[A-Z]{1,2}[0-9][A-Z]", key):
        return "[0-9][A-Z]{2}"
    if re.fullmatch("[A-Z]{1,2}[0-9][0-9]", key):
        return "[A-Z]{2}" if inward_begun else "[0-9]?[A-Z]{2}"
    if key[-1].isdigit():
        return "[A-Z]{2}"
    return "[A-Z]"
