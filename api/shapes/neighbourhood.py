"""Neighbourhoods: description, outline, priorities, meetings."""

import datetime
from collections.abc import Iterable
from typing import Any

from django.contrib.gis.geos import Point
from django.utils.timezone import localtime

from api.shapes.degrees import shortest


def described(area: Any) -> dict[str, Any]:
    return {
        "id": area.code,
        "name": area.name,
        "url_force": area.force_url,
        "centre": _position(area.centre),
        # Text upstream, and "0" where it is not known: clients read it as a number.
        "population": str(area.population or 0),
        "contact_details": area.contact_details,
        "links": [
            {"title": link.title, "description": link.description or None, "url": link.url}
            for link in area.links.all()
        ],
        "locations": [_location(location) for location in area.locations.all()],
        "description": area.description or None,
    }


def ring(corners: Iterable[tuple[float, float]]) -> list[dict[str, str]]:
    """Return a boundary from its corners, each (latitude, longitude)."""
    return [
        {"latitude": shortest(latitude), "longitude": shortest(longitude)}
        for latitude, longitude in corners
    ]


def priority(priority: Any) -> dict[str, str | None]:
    return {
        "action": priority.action or None,
        "issue-date": _midnight(priority.issue_date),
        "action-date": _midnight(priority.action_date),
        "issue": priority.issue,
    }


def meeting(meeting: Any) -> dict[str, Any]:
    return {
        "contact_details": meeting.contact_details,
        "description": meeting.description or None,
        "title": meeting.title,
        "address": meeting.address or None,
        "type": meeting.kind,
        "start_date": _local_time(meeting.starts_at),
        "end_date": _local_time(meeting.ends_at),
    }


def _location(location: Any) -> dict[str, str | None]:
    point = location.location
    return {
        "name": location.name,
        "longitude": shortest(point.x) if point else None,
        "postcode": location.postcode,
        "address": location.address,
        "latitude": shortest(point.y) if point else None,
        "type": location.kind or None,
        "description": location.description or None,
    }


def _position(point: Point | None) -> dict[str, str] | None:
    if point is None:
        return None
    return {"latitude": shortest(point.y), "longitude": shortest(point.x)}


def _midnight(day: datetime.date | None) -> str | None:
    return f"{day.isoformat()}T00:00:00" if day else None


def _local_time(moment: datetime.datetime | None) -> str | None:
    """Return the time on the clock of the country, without a zone, as clients expect it."""
    if moment is None:
        return None
    return localtime(moment).replace(tzinfo=None).isoformat(timespec="seconds")
