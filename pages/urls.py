"""Every page of the site on one screen."""

from django.urls import path, register_converter

from pages import crime_levels, crime_map, districts, forces, health, home, neighbourhoods, search


class CodeConverter:
    """A neighbourhood's code as its force writes it: it may hold spaces, dots, any case."""

    regex = r"[^/\x00]+"

    def to_python(self, value: str) -> str:
        return value

    def to_url(self, value: str) -> str:
        return value


register_converter(CodeConverter, "code")

urlpatterns = [
    path("", home.home, name="home"),
    path("search/", search.results, name="search"),
    path("forces/", forces.forces, name="forces"),
    path("forces/<slug:force_slug>/", forces.force, name="force"),
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
    path("districts/<slug:code>/", districts.district, name="district"),
    path("crime-levels/", crime_levels.crime_levels, name="crime-levels"),
    path("healthz", health.healthz, name="healthz"),
    path("readyz", health.readyz, name="readyz"),
]
