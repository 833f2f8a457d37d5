"""What programs and pages ask for: in no language, so under no prefix of one."""

from django.urls import path

from pages import health, metrics, photos, search_engines

urlpatterns = [
    path("healthz", health.healthz, name="healthz"),
    path("readyz", health.readyz, name="readyz"),
    path("metrics", metrics.metrics, name="metrics"),
    path("robots.txt", search_engines.robots, name="robots"),
    path("sitemap.xml", search_engines.site_map, name="sitemap"),
    path("photos/<str:name>", photos.photo, name="photo"),
]
