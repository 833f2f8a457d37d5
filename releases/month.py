"""A calendar month, the unit in which police data is published. Free of Django."""

import datetime
import functools
import re
from collections.abc import Iterator
from dataclasses import dataclass

# Dates begin with the year 1.
PATTERN = re.compile(r"(?!0000)(\d{4})-(0[1-9]|1[0-2])", re.ASCII)


class NotAMonth(ValueError):
    """The text is not a month written YYYY-MM."""


@dataclass(frozen=True, order=True, slots=True)
class Month:
    """A calendar month. Written `2024-01` in URLs, file names and the API."""

    year: int
    number: int

    @classmethod
    def parse(cls, text: str) -> "Month":
        """Read `2024-01`; anything else raises NotAMonth."""
        match = PATTERN.fullmatch(text)
        if match is None:
            raise NotAMonth(f"{text!r} is not a month; write it as 2024-01.")
        return cls(int(match[1]), int(match[2]))

    @classmethod
    def of(cls, day: datetime.date) -> "Month":
        """Return the month in which `day` lies."""
        return cls(day.year, day.month)

    @classmethod
    def from_index(cls, index: int) -> "Month":
        """Return the month with this `index` (see there)."""
        return cls(index // 12, index % 12 + 1)

    @property
    def index(self) -> int:
        """Months since January of the year 0: consecutive months differ by one."""
        return self.year * 12 + self.number - 1

    @property
    def first_day(self) -> datetime.date:
        return datetime.date(self.year, self.number, 1)

    def plus(self, months: int) -> "Month":
        """Return the month that many months later (earlier where negative)."""
        return Month.from_index(self.index + months)

    def next(self) -> "Month":
        return self.plus(1)

    def previous(self) -> "Month":
        return self.plus(-1)

    def until(self, last: "Month") -> Iterator["Month"]:
        """Yield every month from this one to `last`, both included."""
        for index in range(self.index, last.index + 1):
            yield Month.from_index(index)

    def last_twelve(self) -> list["Month"]:
        """Return the twelve months that end with this one, oldest first."""
        return list(self.plus(-11).until(self))

    @property
    def financial_year(self) -> int:
        """The year in which the financial year (1 April to 31 March) of this month began."""
        return self.year if self.number >= 4 else self.year - 1

    def __str__(self) -> str:
        return _written(self.year, self.number)


# Ten thousand rows of one answer are written with the same few months: 20 ms, were each one
# put together anew.
@functools.lru_cache(maxsize=1000)
def _written(year: int, number: int) -> str:
    return f"{year:04d}-{number:02d}"


def financial_year_label(first_year: int) -> str:
    """Write a financial year as the public reads it: 2005 gives `2005/6`, 2009 gives `2009/10`."""
    second = (first_year + 1) % 100
    return f"{first_year}/{second or '00'}"


def months_of_financial_year(first_year: int) -> list[Month]:
    """Return April of `first_year` to March of the next, in order."""
    return list(Month(first_year, 4).until(Month(first_year + 1, 3)))
