"""Ask a service that speaks the data.police.uk API: slowly, and again when it is unwell."""

import time
from collections.abc import Callable
from urllib.parse import quote, urlsplit

import httpx

from ingest.reference.api_answers import Json
from ingest.refusals import Refused

SECONDS = 30
TRIES = 6
# A pause is doubled after each failure: 1, 2, 4, 8, 16 seconds, unless the service says how long.
FIRST_PAUSE = 1.0
LONGEST_PAUSE = 60.0
# The longest answer of the official service, the boundary of a large area, has 200 kB.
MOST_BYTES = 20_000_000


class Service:
    """
    The API below `url`, with or without `/api` at its end.

    No more than `per_second` requests are sent, one after another. Use it as a context manager.
    """

    def __init__(self, url: str, *, per_second: float, tell: Callable[[str], None]):
        parts = urlsplit(url)
        if parts.scheme not in ("http", "https") or not parts.netloc:
            raise Refused(f"{url} is no address of a service; write https://data.police.uk/api/.")
        address = url.rstrip("/")
        self.address = address if address.endswith("/api") else f"{address}/api"
        self._interval = 1 / per_second
        self._next_at = time.monotonic()
        self._tell = tell
        self._client = httpx.Client(timeout=SECONDS, follow_redirects=True)

    def __enter__(self) -> "Service":
        return self

    def __exit__(self, *_: object) -> None:
        self._client.close()

    def ask(self, *parts: str) -> Json | None:
        """Return the JSON of the method `parts`, None where the service has none (404)."""
        address = "/".join([self.address, *(quote(part, safe="") for part in parts)])
        for attempt in range(1, TRIES + 1):
            self._wait()
            try:
                response = self._client.get(address, headers={"Accept": "application/json"})
            except httpx.TransportError as error:
                self._pause(address, str(error) or type(error).__name__, attempt, None)
                continue
            if response.status_code == 429 or response.status_code >= 500:
                after = response.headers.get("Retry-After")
                self._pause(address, f"status {response.status_code}", attempt, after)
                continue
            return _json_of(response, address)
        raise Refused(
            f"{address} gave no answer in {TRIES} tries. Run the same command again later: it "
            f"goes on where it stopped."
        )

    def _wait(self) -> None:
        time.sleep(max(self._next_at - time.monotonic(), 0))
        self._next_at = time.monotonic() + self._interval

    def _pause(self, address: str, why: str, attempt: int, after: str | None) -> None:
        seconds = FIRST_PAUSE * 2 ** (attempt - 1)
        if after and after.isascii() and after.isdigit():
            seconds = float(after[:9])
        if attempt < TRIES:
            seconds = min(seconds, LONGEST_PAUSE)
            self._tell(f"{address}: {why}; asking again in {seconds:.0f} s")
            time.sleep(seconds)


def _json_of(response: httpx.Response, address: str) -> Json | None:
    if response.status_code == 404:
        return None
    if response.status_code != 200 or len(response.content) > MOST_BYTES:
        raise Refused(
            f"{address} answered {response.status_code} with {len(response.content):,} bytes; is "
            f"it a service that speaks the data.police.uk API?"
        )
    try:
        return response.json()
    except ValueError as error:
        raise Refused(
            f"{address} did not answer with JSON; is it a service that speaks the data.police.uk "
            f"API?"
        ) from error
