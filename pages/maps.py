"""What a page hands to its map, as data for `json_script`."""

from typing import Any

from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from crimes.map_points import MapPoint
from neighbourhoods.outlines import Outline
from pages.street_names import street_name


def of_neighbourhood(outlines: list[Outline], points: list[MapPoint]) -> dict[str, Any] | None:
    """
    Return the outlines and counted points of one neighbourhood; None where it has no outline.

    Positions are (latitude, longitude), as Leaflet wants them; outlines are GeoJSON.
    """
    if not outlines:
        return None
    return {
        "outlines": [
            {
                "isOwn": outline.is_own,
                "name": outline.name,
                "geometry": outline.geometry,
                "label": outline.label,
            }
            for outline in outlines
        ],
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


def street(name: str) -> str:
    """Return the name of a street point as it is read: some have no street."""
    return street_name(name)


def _words(point: MapPoint) -> str:
    number = ngettext("%(count)s crime", "%(count)s crimes", point.count) % {"count": point.count}
    return f"{street(point.name)}: {number}"
