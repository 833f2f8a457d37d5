"""PostgreSQL with PostGIS, and Redis."""

from typing import Any
from urllib.parse import unquote, urlsplit

from crimemap.settings import environment

_url = urlsplit(
    environment.text(
        "DATABASE_URL", what_for="the PostGIS database, as postgis://user:password@host:5432/name."
    )
)

# A pool of open connections for the web server's threads. Workers and commands hold one
# connection each and want none; they leave it at 0. A worker keeps its own from task to task:
# opening one and loading PostGIS into it takes longer than most steps of a small load.
_pool_size = environment.number("DATABASE_POOL_SIZE", 0)

_options: dict[str, Any] = {}
if _pool_size:
    _options["pool"] = {"min_size": 1, "max_size": _pool_size, "timeout": 10}

DATABASES = {
    "default": {
        "ENGINE": "django.contrib.gis.db.backends.postgis",
        "NAME": unquote(_url.path.lstrip("/")),
        "USER": unquote(_url.username or ""),
        "PASSWORD": unquote(_url.password or ""),
        "HOST": unquote(_url.hostname or ""),
        "PORT": str(_url.port or ""),
        "OPTIONS": _options,
        "CONN_MAX_AGE": 0 if _pool_size else 60,
        # The server may have been restarted since the last task.
        "CONN_HEALTH_CHECKS": True,
    }
}

REDIS_URL = environment.text(
    "REDIS_URL", what_for="the Redis server for the task queue, as redis://host:6379/0."
)

# Debian 12 has GDAL 3.6. The warning wants 3.9, against spatial references written by somebody
# hostile; ours are numbers (4326, 27700), never a text that came with a file.
SILENCED_SYSTEM_CHECKS = ["gis.W001"]
