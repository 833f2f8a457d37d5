"""What a page hands to its moving map, as data for `json_script`."""

from typing import Any

from django.conf import settings
from django.urls import reverse
from django.utils.translation import gettext as _

from crimes.vocabulary import Category
from levels.bands import Band
from levels.reasons import Reason
from neighbourhoods.extent import Extent
from pages.requested import ALL_CRIME
from pages.street_names import ON_OR_NEAR, street_name
from places.backdrop import is_there as has_backdrop
from releases.month import Month


def of_neighbourhood(
    extent: Extent,
    *,
    path: str,
    show: str,
    release: int,
    month: Month,
    category: Category | None,
) -> dict[str, Any]:
    """
    Return what the map of the neighbourhood `path` (`doggerland/D01`) asks for, and its words.

    Addresses hold {z}, {x} and {y}, or {id}. Positions are (latitude, longitude), as Leaflet
    wants them; the outline is GeoJSON.
    """
    about = {
        "release": release,
        "month": month,
        "category": category.slug if category else ALL_CRIME,
    }
    return {
        "show": show,
        "own": {"path": path, "outline": extent.outline, "corners": extent.corners},
        "areas": _tiles("map-small-areas" if show == "small-areas" else "map-areas", about),
        "counts": _tiles("map-counts", about) if show == "numbers" else None,
        "streetPoint": reverse("map-street-point", kwargs={**about, "point_id": 0}).replace(
            "points/0/", "points/{id}/"
        ),
        "pages": {
            "neighbourhoods": reverse("forces"),
            "districts": reverse("district", args=["x"]).replace("x/", ""),
            "areas": reverse("area", args=["x"]).replace("x/", ""),
        },
        "base": base_map(release),
        "words": _words(),
    }


def base_map(release: int) -> dict[str, Any]:
    """
    Return what lies under our own layers: vector tiles, raster tiles, or nothing.

    A made-up country brings its own backdrop; no map of the world has it.
    """
    if has_backdrop():
        return {"vector": _tiles("map-backdrop", {"release": release}), "attribution": ""}
    url = settings.MAP_TILES_URL
    kind = "vector" if url.split("?")[0].endswith((".pbf", ".mvt")) else "raster"
    return {kind: url, "attribution": settings.MAP_TILES_ATTRIBUTION} if url else {}


def _tiles(name: str, about: dict[str, Any]) -> str:
    written = reverse(name, kwargs={**about, "z": 0, "x": 0, "y": 0})
    return written.replace("0/0/0.", "{z}/{x}/{y}.")


def _words() -> dict[str, Any]:
    return {
        "levels": [_(band.label) for band in Band],
        "noLevel": _("No level"),
        "reasons": [_(reason.words) if reason.words else "" for reason in Reason],
        "missing": _("No figures were supplied for this month."),
        "choose": _("Choose a circle to see its streets here."),
        "chooseArea": _("Choose an area to see its name and level here."),
        "open": _("Open the page of {name}"),
        "back": _("Back to the map"),
        "crimes": _("{place}: crimes: {count}"),
        # The map puts points together whose circles would cover each other.
        "together": _("{count} crimes at {places} streets or places"),
        "outside": _("outside this neighbourhood"),
        "unnamed": street_name(ON_OR_NEAR),
        "failed": _("This part of the map could not be fetched. Move the map to try again."),
        "zoomIn": _("Zoom in"),
        "zoomOut": _("Zoom out"),
    }
