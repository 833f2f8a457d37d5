"""`.../meetings.ics`: a team's meetings for a visitor's own calendar."""

from typing import Any

from django.conf import settings
from django.http import Http404, HttpResponse
from django.shortcuts import get_object_or_404
from django.urls import reverse
from django.utils import timezone
from django.utils.html import strip_tags
from icalendar import Calendar, Event

from neighbourhoods import texts
from neighbourhoods.queries import in_force
from pages.caching import PublicRequest, page_with_texts

CALENDAR = "text/calendar; charset=utf-8"


@page_with_texts
def all_meetings(request: PublicRequest, force_slug: str, code: str) -> HttpResponse:
    """Answer with every meeting to come; a calendar that is subscribed to asks again."""
    area = get_object_or_404(in_force(force_slug), code=code)
    return _calendar(request, area, texts.of(area, now=timezone.now()).meetings)


@page_with_texts
def one_meeting(
    request: PublicRequest, force_slug: str, code: str, meeting_id: int
) -> HttpResponse:
    area = get_object_or_404(in_force(force_slug), code=code)
    meetings = texts.of(area, now=timezone.now()).meetings
    found = [meeting for meeting in meetings if meeting.pk == meeting_id]
    if not found:
        raise Http404
    return _calendar(request, area, found)


def _calendar(request: PublicRequest, area: Any, meetings: list[Any]) -> HttpResponse:
    calendar = Calendar()
    calendar.add("prodid", f"-//{settings.SITE_NAME}//meetings//EN")
    calendar.add("version", "2.0")
    calendar.add("x-wr-calname", f"{area.name}, {area.force.name}")
    page = request.build_absolute_uri(reverse("neighbourhood", args=[area.force.slug, area.code]))
    for meeting in meetings:
        calendar.add_component(_event(meeting, host=request.get_host(), page=page))
    return HttpResponse(
        calendar.to_ical(),
        content_type=CALENDAR,
        headers={"Content-Disposition": 'attachment; filename="meetings.ics"'},
    )


def _event(meeting: Any, *, host: str, page: str) -> Event:
    """Return one meeting; the same uid each time, so that a calendar moves it and adds no other."""
    event = Event()
    event.add("uid", f"meeting-{meeting.pk}@{host}")
    event.add("dtstamp", meeting.edited_at or meeting.starts_at)
    event.add("summary", str(meeting.title))
    event.add("dtstart", meeting.starts_at)
    if meeting.ends_at:
        event.add("dtend", meeting.ends_at)
    if where := meeting.address or meeting.online_url:
        event.add("location", where)
    if meeting.description:
        event.add("description", strip_tags(meeting.description))
    event.add("url", meeting.online_url or page)
    event.add("status", "CANCELLED" if meeting.is_cancelled else "CONFIRMED")
    return event
