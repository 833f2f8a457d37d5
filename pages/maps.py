"""What a page hands to its map, as data for `json_script`."""

from typing import Any

from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from crimes.map_points import MapPoint
from pages.street_names import street_name
from places.outlines import Outline


def of_neighbourhood(outlines: list[Outline], points: list[MapPoint]) -> dict[str, Any] | None:
    """
    Return the outlines and counted points of one neighbourhood; None where it has no outline.

    Positions are (latitude, longitude), as Leaflet wants them; outlines are GeoJSON.
    """
    if not outlines:
        return None
    return {
        "outlines": _outlines(outlines),
        "points": [
            {
                "at": [point.latitude, point.longitude],
                "count": point.count,
                "words": _words(point),
            }
            for point in points
        ],
        "words": {
            "choose": _("Choose a circle to see its streets here."),
            # The map puts points together whose circles would cover each other.
            "together": _("{count} crimes at {places} streets or places"),
        },
    }


def of_outlines(outlines: list[Outline]) -> dict[str, Any] | None:
    """Return the outline of an area and of those around it, without points; None if unknown."""
    if not outlines or not outlines[0].is_own:
        return None
    return {"outlines": _outlines(outlines), "points": [], "words": {"choose": "", "together": ""}}


def _outlines(outlines: list[Outline]) -> list[dict[str, Any]]:
    return [
        {
            "isOwn": outline.is_own,
            "name": outline.name,
            "geometry": outline.geometry,
            "label": outline.label,
        }
        for outline in outlines
    ]


def street(name: str) -> str:
    """Return the name of a street point as it is read: some have no street."""
    return street_name(name)


def _words(point: MapPoint) -> str:
    number = ngettext("%(count)s crime", "%(count)s crimes", point.count) % {"count": point.count}
    return f"{street(point.name)}: {number}"
