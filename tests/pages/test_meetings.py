import datetime

import pytest
from django.utils import timezone
from icalendar import Calendar

from tests.builders import make_force, make_meeting, make_neighbourhood

pytestmark = pytest.mark.django_db

ALL = "/forces/doggerland/D%2001/meetings.ics"


@pytest.fixture
def harbour():
    return make_neighbourhood("Harbour", code="D 01", force=make_force("doggerland"))


@pytest.fixture
def tomorrow():
    return timezone.now().replace(microsecond=0) + datetime.timedelta(days=1)


def events(response) -> list:
    assert response.status_code == 200
    assert response.headers["Content-Type"] == "text/calendar; charset=utf-8"
    return Calendar.from_ical(response.content).walk("VEVENT")


def test_a_calendar_holds_when_where_and_what(client, harbour, tomorrow):
    make_meeting(
        harbour,
        "Surgery",
        starts_at=tomorrow,
        ends_at=tomorrow + datetime.timedelta(hours=1),
        address="Village Hall,\nMill Lane",
        description="<p>Come and <b>talk</b>.</p>",
    )

    [event] = events(client.get(ALL))

    assert event["SUMMARY"] == "Surgery"
    assert event.decoded("DTSTART") == tomorrow
    assert event.decoded("DTEND") - event.decoded("DTSTART") == datetime.timedelta(hours=1)
    assert event["LOCATION"] == "Village Hall,\nMill Lane"
    assert event["DESCRIPTION"] == "Come and talk."
    assert event["URL"].endswith("/forces/doggerland/D%2001/")
    assert event["STATUS"] == "CONFIRMED"


def test_one_meeting_alone_keeps_its_uid(client, harbour, tomorrow):
    meeting = make_meeting(harbour, "Surgery", starts_at=tomorrow)
    make_meeting(harbour, "Walk", starts_at=tomorrow)

    [one] = events(client.get(f"/forces/doggerland/D%2001/meetings/{meeting.pk}.ics"))

    assert (
        one["UID"] == next(e for e in events(client.get(ALL)) if e["SUMMARY"] == "Surgery")["UID"]
    )


def test_a_cancelled_meeting_is_taken_off_calendars_that_hold_it(client, harbour, tomorrow):
    make_meeting(harbour, "Surgery", starts_at=tomorrow, is_cancelled=True)

    assert events(client.get(ALL))[0]["STATUS"] == "CANCELLED"


def test_a_meeting_online_says_where_to_join(client, harbour, tomorrow):
    make_meeting(harbour, starts_at=tomorrow, online_url="https://meet.example/1")

    [event] = events(client.get(ALL))

    assert event["LOCATION"] == "https://meet.example/1"


def test_meetings_that_are_over_are_left_out(client, harbour, tomorrow):
    over = make_meeting(harbour, starts_at=tomorrow - datetime.timedelta(days=3))

    assert events(client.get(ALL)) == []
    assert client.get(f"/forces/doggerland/D%2001/meetings/{over.pk}.ics").status_code == 404


def test_the_page_leads_to_each_meeting(client, harbour, tomorrow):
    meeting = make_meeting(harbour, "Surgery", starts_at=tomorrow)

    page = client.get("/forces/doggerland/D%2001/").content.decode()

    assert f'href="/forces/doggerland/D%2001/meetings/{meeting.pk}.ics"' in page
    assert f'href="{ALL}"' in page
