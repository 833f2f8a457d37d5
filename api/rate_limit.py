"""
Fifteen requests a second for each address, with bursts of thirty: the official API's limit.

A leaky bucket (GCRA), kept in Redis so that all processes share it. Without Redis nobody is
limited: an answer too many is better than none at all.
"""

import logging
from functools import lru_cache

from django.conf import settings
from django.http import HttpRequest
from redis.backoff import NoBackoff
from redis.retry import Retry
from throttled import RateLimiterType, RateLimitResult, RedisStore, Throttled, per_sec
from throttled.exceptions import StoreUnavailableError

from accounts.addresses import caller

log = logging.getLogger(__name__)

# Counting takes less than a millisecond. A Redis that does not answer must not cost much more.
REDIS_SECONDS = 0.25


def take(request: HttpRequest) -> RateLimitResult | None:
    """Count the request for its caller and say whether it is too many; None: not limited."""
    address = caller(
        request.META.get("REMOTE_ADDR", ""), request.headers.get("X-Forwarded-For", "")
    )
    if not settings.API_RATE_PER_SECOND or address is None:
        return None
    try:
        bucket = _bucket(settings.REDIS_URL, settings.API_RATE_PER_SECOND, settings.API_BURST)
        return bucket.limit(address)
    except StoreUnavailableError as error:
        log.warning("API requests are not limited: %s", error.__cause__)
        return None


@lru_cache
def _bucket(redis_url: str, rate: int, burst: int) -> Throttled:
    connection = {
        "SOCKET_TIMEOUT": REDIS_SECONDS,
        "SOCKET_CONNECT_TIMEOUT": REDIS_SECONDS,
        # By itself the client tries three times more, with pauses of seconds.
        "CONNECTION_POOL_KWARGS": {"retry": Retry(NoBackoff(), 0)},
    }
    return Throttled(
        using=RateLimiterType.GCRA.value,
        quota=per_sec(rate, burst=burst),
        store=RedisStore(server=redis_url, options=connection),
        key_prefix=f"api-{rate}-{burst}",
    )
