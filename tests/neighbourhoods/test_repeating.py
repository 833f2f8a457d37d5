import datetime

import pytest
from django.utils import timezone

from neighbourhoods import repeating
from neighbourhoods.models import Meeting
from tests.builders import make_meeting, make_neighbourhood

DAY = datetime.date


def at(written: str) -> datetime.datetime:
    """Return a time on the clock of the country."""
    return timezone.make_aware(datetime.datetime.fromisoformat(written))


def days(first: str, rule: str, until: DAY) -> list[str]:
    starts = repeating.starts(at(first), rule, until)
    return [f"{timezone.localtime(start):%m-%d %H:%M}" for start in starts]


@pytest.mark.parametrize(
    "rule, expected",
    [
        ("weekly", ["03-24 19:00", "03-31 19:00", "04-07 19:00"]),
        ("fortnightly", ["03-24 19:00", "04-07 19:00"]),
        ("four-weekly", ["03-24 19:00"]),
    ],
)
def test_meetings_keep_their_time_when_the_clocks_change(rule, expected):
    # Summer time begins on 29 March 2026.
    assert days("2026-03-24 19:00", rule, DAY(2026, 4, 10)) == expected


def test_the_second_tuesday_of_each_month():
    assert days("2026-01-13 10:00", "weekday", DAY(2026, 4, 30)) == [
        "01-13 10:00",
        "02-10 10:00",
        "03-10 10:00",
        "04-14 10:00",
    ]


def test_a_fifth_friday_is_read_as_the_last():
    assert days("2026-01-30 10:00", "weekday", DAY(2026, 3, 31)) == [
        "01-30 10:00",
        "02-27 10:00",
        "03-27 10:00",
    ]


def test_the_31st_is_read_as_the_last_day():
    assert days("2026-01-31 10:00", "day", DAY(2026, 4, 30)) == [
        "01-31 10:00",
        "02-28 10:00",
        "03-31 10:00",
        "04-30 10:00",
    ]


@pytest.mark.django_db
def test_each_meeting_of_a_series_is_a_meeting_and_can_be_cancelled_alone():
    area = make_neighbourhood()
    first = make_meeting(
        area, starts_at=at("2026-03-24 19:00"), ends_at=at("2026-03-24 20:30"), address="Hall"
    )

    assert repeating.repeat(first, "weekly", DAY(2026, 4, 10), by=None) == 2

    last = Meeting.objects.order_by("starts_at").last()
    assert last.ends_at == at("2026-04-07 20:30")
    assert (last.title, last.address, last.series) == (first.title, "Hall", first.series)


@pytest.mark.django_db
def test_a_change_reaches_those_that_follow_and_none_before():
    area = make_neighbourhood()
    first = make_meeting(area, starts_at=at("2026-03-24 19:00"))
    repeating.repeat(first, "weekly", DAY(2026, 4, 10), by=None)
    second = Meeting.objects.order_by("starts_at")[1]

    before = second.starts_at
    second.title, second.starts_at = "Coffee", at("2026-03-31 10:00")
    second.save()
    assert repeating.change_following(second, before, by=None) == 1

    found = Meeting.objects.order_by("starts_at")
    assert [meeting.title for meeting in found] == ["Street surgery", "Coffee", "Coffee"]
    assert found[2].starts_at == at("2026-04-07 10:00")
