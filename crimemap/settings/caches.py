"""What is kept between requests."""

from crimemap.settings import environment
from crimemap.settings.database import REDIS_URL

CACHES = {
    # The limits of sign-in are counted here, by all processes together.
    "default": {
        "BACKEND": "django.core.cache.backends.redis.RedisCache",
        "LOCATION": REDIS_URL,
        "KEY_PREFIX": environment.text("QUEUE_NAME", "crimemapper"),
    },
    # Parts that every page has, such as the footer, in each process.
    "parts": {
        "BACKEND": "django.core.cache.backends.locmem.LocMemCache",
        "OPTIONS": {"MAX_ENTRIES": 100},
    },
}
