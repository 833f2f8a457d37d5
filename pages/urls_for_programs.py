"""What programs and pages ask for: in no language, so under no prefix of one."""

from django.urls import path

from pages import health, map_tiles, metrics, photos, search_engines

urlpatterns = [
    path("healthz", health.healthz, name="healthz"),
    path("readyz", health.readyz, name="readyz"),
    path("metrics", metrics.metrics, name="metrics"),
    path(
        "map/<int:release>/backdrop/<int:z>/<int:x>/<int:y>.mvt",
        map_tiles.backdrop,
        name="map-backdrop",
    ),
    path(
        "map/<int:release>/<str:month>/<slug:category>/areas/<int:z>/<int:x>/<int:y>.mvt",
        map_tiles.areas,
        name="map-areas",
    ),
    path(
        "map/<int:release>/<str:month>/<slug:category>/small-areas/<int:z>/<int:x>/<int:y>.mvt",
        map_tiles.small_areas,
        name="map-small-areas",
    ),
    path(
        "map/<int:release>/<str:month>/<slug:category>/counts/<int:z>/<int:x>/<int:y>.json",
        map_tiles.counts,
        name="map-counts",
    ),
    path("robots.txt", search_engines.robots, name="robots"),
    path("sitemap.xml", search_engines.site_map, name="sitemap"),
    path("photos/<str:name>", photos.photo, name="photo"),
]
