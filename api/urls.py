"""
Every address under /api/. Each works with and without a slash at its end, without a redirect:
one would cost a client its form.
"""

from collections.abc import Callable

from django.http import HttpResponse
from django.urls import URLPattern, URLResolver, path, re_path

from api.compat import availability, crimes, forces, neighbourhoods, outcomes, stops
from api.compat.asked import nothing_here
from api.v1.nowhere import nowhere
from api.v1.service import api as v1


def at(address: str, view: Callable[..., HttpResponse]) -> URLPattern:
    """Route `forces/<force>/people`; a name in brackets takes anything but a slash."""
    pattern = address.replace("<", "(?P<").replace(">", ">[^/]+)")
    return re_path(f"^{pattern}/?$", view)


urlpatterns: list[URLPattern | URLResolver] = [
    path("v1/", v1.urls),
    # Else `v1` would be taken for a force.
    re_path("^v1(/.*)?$", nowhere),
    at("crimes-street-dates", availability.dates),
    at("crime-last-updated", availability.last_updated),
    at("crime-categories", availability.categories),
    at("crimes-street/<category>", crimes.street),
    at("crimes-at-location", crimes.at_location),
    at("crimes-no-location", crimes.no_location),
    at("outcomes-at-location", outcomes.at_location),
    at("outcomes-for-crime/<persistent_id>", outcomes.for_crime),
    at("stops-street", stops.street),
    at("stops-at-location", stops.at_location),
    at("stops-no-location", stops.no_location),
    at("stops-force", stops.by_force),
    at("forces", forces.listed),
    at("forces/<force>", forces.one),
    at("forces/<force>/people", forces.people),
    at("locate-neighbourhood", neighbourhoods.locate),
    # The names of forces come after all others, since they may be anything.
    at("<force>/neighbourhoods", neighbourhoods.listed),
    at("<force>/<code>", neighbourhoods.one),
    at("<force>/<code>/boundary", neighbourhoods.boundary),
    at("<force>/<code>/people", neighbourhoods.people),
    at("<force>/<code>/events", neighbourhoods.events),
    at("<force>/<code>/priorities", neighbourhoods.priorities),
    re_path("", nothing_here),
]
