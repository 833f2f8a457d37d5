"""What a page hands to its map, as data for `json_script`."""

from typing import Any

from places.outlines import Outline


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
