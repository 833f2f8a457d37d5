"""Meetings that repeat: one row for each, so that every list of meetings stays simple."""

import datetime
from collections.abc import Iterator
from typing import Any

from dateutil import rrule
from django.db import transaction
from django.utils import timezone

from forces import publishing
from neighbourhoods.models import Meeting, Series

# A year of weekly meetings. More are planned again when it is over.
MOST = 53
# The last day that every month has.
LAST_DAY_OF_ALL = 28

RULES = {
    Series.Rule.WEEKLY: {"freq": rrule.WEEKLY},
    Series.Rule.FORTNIGHTLY: {"freq": rrule.WEEKLY, "interval": 2},
    Series.Rule.FOUR_WEEKLY: {"freq": rrule.WEEKLY, "interval": 4},
}


def starts(
    first: datetime.datetime, rule: str, until: datetime.date
) -> Iterator[datetime.datetime]:
    """
    Yield when each meeting of a series starts, the first included.

    Meetings keep their time on the clock when summer time begins or ends. The fifth Tuesday of
    a month is read as its last, and the 31st as the last day of shorter months.
    """
    local = timezone.localtime(first).replace(tzinfo=None)
    end = datetime.datetime.combine(until, datetime.time.max)
    for start in rrule.rrule(dtstart=local, until=end, **_how(local, rule))[:MOST]:
        yield timezone.make_aware(start)


def _how(first: datetime.datetime, rule: str) -> dict[str, Any]:
    if rule == Series.Rule.MONTHLY_BY_WEEKDAY:
        week = (first.day - 1) // 7 + 1
        weekday = rrule.weekday(first.weekday(), week if week < 5 else -1)
        return {"freq": rrule.MONTHLY, "byweekday": weekday}
    if rule == Series.Rule.MONTHLY_BY_DAY:
        days = list(range(min(first.day, LAST_DAY_OF_ALL), first.day + 1))
        return {"freq": rrule.MONTHLY, "bymonthday": days, "bysetpos": -1}
    return RULES[Series.Rule(rule)]


@transaction.atomic
def repeat(meeting: Meeting, rule: str, until: datetime.date, *, by: publishing.Author) -> int:
    """Add the meetings that follow `meeting`, as public as it is; return how many."""
    meeting.series = Series.objects.create(rule=rule, until=until)
    Meeting.with_drafts.filter(pk=meeting.pk).update(series=meeting.series)
    meeting.take_up_draft()
    length = meeting.ends_at - meeting.starts_at if meeting.ends_at else None
    added = 0
    for start in list(starts(meeting.starts_at, rule, until))[1:]:
        copy = Meeting(series=meeting.series)
        for name in Meeting.WRITTEN:
            setattr(copy, name, getattr(meeting, name))
        copy.starts_at = start
        copy.ends_at = start + length if length is not None else None
        _keep(copy, as_public_as=meeting, by=by)
        added += 1
    return added


@transaction.atomic
def change_following(meeting: Meeting, before: datetime.datetime, *, by: publishing.Author) -> int:
    """
    Give the later meetings of its series what `meeting` now says; return how many.

    They keep their days, and take over the time of day and the length. `before` is when
    `meeting` started until now. Meetings with a draft of their own are left alone.
    """
    meeting.take_up_draft()
    length = meeting.ends_at - meeting.starts_at if meeting.ends_at else None
    clock = timezone.localtime(meeting.starts_at).time()
    following = Meeting.with_drafts.filter(series=meeting.series, starts_at__gt=before)
    changed = 0
    for other in following.filter(waiting__isnull=True).exclude(pk=meeting.pk):
        day = timezone.localtime(other.starts_at).date()
        for name in Meeting.WRITTEN:
            if name not in ("starts_at", "ends_at"):
                setattr(other, name, getattr(meeting, name))
        other.starts_at = timezone.make_aware(datetime.datetime.combine(day, clock))
        other.ends_at = other.starts_at + length if length is not None else None
        _keep(other, as_public_as=meeting, by=by)
        changed += 1
    return changed


def _keep(meeting: Meeting, *, as_public_as: Meeting, by: publishing.Author) -> None:
    if as_public_as.waiting is None and as_public_as.is_public:
        publishing.publish(meeting, by=by, why="With its series")
    else:
        publishing.save_draft(
            meeting, by=by, publish_at=as_public_as.publish_at, why="With its series"
        )
