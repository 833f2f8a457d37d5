"""`/`: one search box, and the forces."""

from typing import Any

from django.http import HttpResponse
from django.shortcuts import render
from django.urls import reverse

from forces.queries import in_official_order
from pages import map_names, outline_map
from pages.caching import PublicRequest, public_page
from pages.outline_map import Outlined
from places import outlines
from places.map_shapes import ShapeKind

# Forces send a month's files in the month after it; they are published at the end of the next.
PUBLISHED_AFTER_MONTHS = 2
# The 43 forces of England and Wales are known by 1,800, which are 7 KB of the page as it is sent.
MOST_CORNERS = 2500


@public_page
def home(request: PublicRequest) -> HttpResponse:
    forces = list(in_official_order())
    upcoming = request.public.latest.next() if request.public.latest else None
    drawing = _drawing(forces)
    return render(
        request,
        "home/home.html",
        {
            "forces": forces,
            "drawing": drawing,
            "names": map_names.fitting(drawing),
            "upcoming": upcoming,
            "due": upcoming.plus(PUBLISHED_AFTER_MONTHS) if upcoming else None,
        },
    )


def _drawing(forces: list[Any]) -> outline_map.OutlineMap | None:
    """Draw the forces whose areas are known, each a link to its page."""
    drawn = outlines.of_all(ShapeKind.FORCE, most_corners=MOST_CORNERS)
    return outline_map.draw(
        [
            Outlined(drawn[force.pk], force.name, reverse("force", args=[force.slug]))
            for force in forces
            if force.pk in drawn
        ]
    )
