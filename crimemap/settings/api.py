"""Limits of the API."""

from crimemap.settings import environment

# The official API's: a leaky bucket for each address. 0 requests a second: no limit.
API_RATE_PER_SECOND = environment.number("API_RATE_PER_SECOND", 15)
API_BURST = environment.number("API_BURST", 30)

# Caches and proxies of ours, as networks in CIDR notation. Whom they name in X-Forwarded-For
# is counted; what they ask for on their own account is not limited.
TRUSTED_PROXIES = environment.words("TRUSTED_PROXIES", "")

# Crimes or outcomes in one answer; an area with more is refused, as upstream.
API_MAX_RECORDS = environment.number("API_MAX_RECORDS", 10_000)

# Characters of `GET /api/... HTTP/1.1`, as upstream.
API_REQUEST_LINE = 4094

# One query of the database. The slowest honest one (10,000 crimes) takes 0.3 seconds.
API_QUERY_SECONDS = environment.number("API_QUERY_SECONDS", 10)
