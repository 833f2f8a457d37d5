"""Dates of the demonstration, told from the last month of data."""

import datetime

from releases.month import Month

# Data for a month comes out about eight weeks after its end: that day is "today" here.
PUBLISHED_AFTER = datetime.timedelta(days=56)


def today(last: Month) -> datetime.date:
    return last.next().first_day - datetime.timedelta(days=1) + PUBLISHED_AFTER


def at(day: datetime.date, hour: int = 0, minute: int = 0) -> str:
    """A local time as the API writes it, `2026-11-30T18:30:00`: no zone, no fractions."""
    return datetime.datetime.combine(day, datetime.time(hour, minute)).isoformat()


def working_day(day: datetime.date) -> datetime.date:
    """The day itself, or the Monday after a weekend."""
    return day + datetime.timedelta(days={5: 2, 6: 1}.get(day.weekday(), 0))
