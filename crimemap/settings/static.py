"""Static files, served from our own origin with fingerprinted names."""

import json
from pathlib import Path

from crimemap.settings import environment
from crimemap.settings.environment import BASE_DIR

STATIC_URL = "static/"
# The second holds what `bin/build-assets` compiles at set-up.
# Packages from npm: only what browsers fetch of them.
PACKAGES = BASE_DIR / "node_modules"
STATICFILES_DIRS = [
    BASE_DIR / "static",
    BASE_DIR / ".local" / "css",
    ("leaflet-vector-tile-layer", PACKAGES / "leaflet-vector-tile-layer" / "dist"),
]
STATIC_ROOT = environment.text("STATIC_ROOT", str(BASE_DIR / ".local" / "static"))
MEDIA_ROOT = environment.text("MEDIA_ROOT", str(BASE_DIR / ".local" / "media"))
# Zips and boundaries for visitors. Any of Django's storages: on this machine's disk, or (with a
# package such as django-storages) in an object store.
_downloads_storage = environment.text("DOWNLOADS_STORAGE", "")
_downloads_options = environment.text("DOWNLOADS_STORAGE_OPTIONS", "")
_ON_DISK = "django.core.files.storage.FileSystemStorage"
STORAGES = {
    "default": {"BACKEND": _ON_DISK},
    "staticfiles": {"BACKEND": "crimemap.static_storage.StaticStorage"},
    "downloads": {
        "BACKEND": _downloads_storage or _ON_DISK,
        "OPTIONS": json.loads(_downloads_options)
        if _downloads_options
        else {"location": str(Path(MEDIA_ROOT) / "downloads")},
    },
}
