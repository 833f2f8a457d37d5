"""What programs ask for: in no language, so under no prefix of one."""

from django.urls import path

from pages import health

urlpatterns = [
    path("healthz", health.healthz, name="healthz"),
    path("readyz", health.readyz, name="readyz"),
]
