"""
Every page of the site on one screen; each is there in Welsh, too, under `/cy/`.

What programs ask for, in no language, is in `pages.urls_for_programs`.
"""

from django.urls import path, register_converter

from pages import (
    about,
    areas,
    changelog,
    compare,
    contact,
    coverage,
    crime_levels,
    crime_map,
    crimes,
    districts,
    docs,
    forces,
    here,
    home,
    map_tiles,
    meetings,
    neighbourhoods,
    search,
    stops,
    suggestions,
    unmapped,
)


class PublishedIdConverter:
    """The published id of a crime: 64 hexadecimal digits."""

    regex = r"[0-9a-fA-F]{64}"

    def to_python(self, value: str) -> bytes:
        return bytes.fromhex(value)

    def to_url(self, value: bytes) -> str:
        return value.hex()


class CodeConverter:
    """A neighbourhood's code as its force writes it: it may hold spaces, dots, any case."""

    regex = r"[^/\x00]+"

    def to_python(self, value: str) -> str:
        return value

    def to_url(self, value: str) -> str:
        return value


register_converter(CodeConverter, "code")
register_converter(PublishedIdConverter, "published-id")

urlpatterns = [
    path("", home.home, name="home"),
    path("search/", search.results, name="search"),
    path("search/suggestions/", suggestions.suggestions, name="search-suggestions"),
    path("search/here/", here.here, name="search-here"),
    path("forces/", forces.forces, name="forces"),
    path("forces/<slug:force_slug>/", forces.force, name="force"),
    # Before neighbourhoods: a code may be any word, and no force calls one "stops".
    path("forces/<slug:force_slug>/stops/", stops.of_force, name="force-stops"),
    path(
        "forces/<slug:force_slug>/<code:code>/",
        neighbourhoods.neighbourhood,
        name="neighbourhood",
    ),
    path(
        "forces/<slug:force_slug>/<code:code>/crime/",
        crime_map.crime_map,
        name="crime-map",
    ),
    path("areas/<slug:code>/", areas.area, name="area"),
    path(
        "forces/<slug:force_slug>/<code:code>/meetings.ics",
        meetings.all_meetings,
        name="meetings-calendar",
    ),
    path(
        "forces/<slug:force_slug>/<code:code>/meetings/<int:meeting_id>.ics",
        meetings.one_meeting,
        name="meeting-calendar",
    ),
    path(
        "forces/<slug:force_slug>/<code:code>/stops/",
        stops.of_neighbourhood,
        name="area-stops",
    ),
    path("crimes/<published-id:persistent_id>/", crimes.crime, name="crime"),
    path("districts/<slug:code>/", districts.district, name="district"),
    path("compare/", compare.compare, name="compare"),
    path("crime-levels/", crime_levels.crime_levels, name="crime-levels"),
    path("unmapped/", unmapped.unmapped_crimes, name="unmapped"),
    path("coverage/", coverage.what_is_supplied, name="coverage"),
    path("how-it-works/", about.how_it_works, name="how-it-works"),
    path("accuracy/", about.accuracy, name="accuracy"),
    path("about/", about.about, name="about"),
    path("contact/", contact.contact, name="contact"),
    path("contact/sent/", contact.sent, name="contact-sent"),
    path("accessibility/", about.accessibility, name="accessibility"),
    path("privacy/", about.privacy, name="privacy"),
    path("docs/", docs.index, name="docs"),
    path("docs/api-call-limits/", docs.call_limits, name="docs-call-limits"),
    path("docs/authentication/", docs.authentication, name="docs-authentication"),
    path("docs/method/<slug:name>/", docs.method, name="docs-method"),
    path("changelog/", changelog.changelog, name="changelog"),
    path("changelog/feed.atom", changelog.atom, name="changelog-atom"),
    path("changelog/changes.json", changelog.as_json, name="changelog-json"),
    path(
        "map/<int:release>/<str:month>/<slug:category>/points/<int:point_id>/",
        map_tiles.street_point,
        name="map-street-point",
    ),
]
