"""Static files, served from our own origin with fingerprinted names."""

from crimemap.settings import environment
from crimemap.settings.environment import BASE_DIR

STATIC_URL = "static/"
# The second holds what `bin/build-assets` compiles at set-up.
STATICFILES_DIRS = [BASE_DIR / "static", BASE_DIR / ".local" / "css"]
STATIC_ROOT = environment.text("STATIC_ROOT", str(BASE_DIR / ".local" / "static"))
MEDIA_ROOT = environment.text("MEDIA_ROOT", str(BASE_DIR / ".local" / "media"))
STORAGES = {
    "default": {"BACKEND": "django.core.files.storage.FileSystemStorage"},
    "staticfiles": {"BACKEND": "crimemap.static_storage.StaticStorage"},
}
