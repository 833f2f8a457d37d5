"""Five messages an hour from one network address, counted in Redis so that all processes share."""

import logging
from functools import lru_cache

from django.conf import settings
from django.http import HttpRequest
from redis.backoff import NoBackoff
from redis.retry import Retry
from throttled import RateLimiterType, RedisStore, Throttled, per_hour
from throttled.exceptions import StoreUnavailableError

from accounts.addresses import caller

log = logging.getLogger(__name__)

AN_HOUR = 5
REDIS_SECONDS = 1


def take(request: HttpRequest) -> bool:
    """Count a message for its sender, and say whether it may be sent."""
    address = caller(
        request.META.get("REMOTE_ADDR", ""), request.headers.get("X-Forwarded-For", "")
    )
    if address is None:
        return True
    try:
        return not _bucket(settings.REDIS_URL).limit(address).limited
    except StoreUnavailableError as error:
        # Without Redis somebody's message is worth more than the limit.
        log.warning("Messages are not limited: %s", error.__cause__)
        return True


@lru_cache
def _bucket(redis_url: str) -> Throttled:
    connection = {
        "SOCKET_TIMEOUT": REDIS_SECONDS,
        "SOCKET_CONNECT_TIMEOUT": REDIS_SECONDS,
        "CONNECTION_POOL_KWARGS": {"retry": Retry(NoBackoff(), 0)},
    }
    return Throttled(
        using=RateLimiterType.GCRA.value,
        quota=per_hour(AN_HOUR, burst=AN_HOUR),
        store=RedisStore(server=redis_url, options=connection),
        key_prefix="contact",
    )
