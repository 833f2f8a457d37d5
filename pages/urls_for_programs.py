"""What programs and pages ask for: in no language, so under no prefix of one."""

from django.urls import path

from pages import health, photos

urlpatterns = [
    path("photos/<str:name>", photos.photo, name="photo"),
    path("healthz", health.healthz, name="healthz"),
    path("readyz", health.readyz, name="readyz"),
]
