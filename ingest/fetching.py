"""Fetch a zip from a URL, so that it can be read like one on disk."""

import hashlib
import shutil
import time
from contextlib import closing
from dataclasses import dataclass
from pathlib import Path
from urllib.parse import urlsplit

import httpx
from django.conf import settings

from ingest import redirects, stamps
from ingest.refusals import Refused

MOST_REDIRECTS = 5


class NotThere(Refused):
    """The server says that there is nothing at the address (404 or 410)."""


@dataclass(frozen=True)
class Fetched:
    """A zip on this machine, and the stamp that the server had put on it."""

    path: str
    stamp: stamps.Stamp


def local_path(source: str, progress) -> str:
    """
    Return `source` itself if it is a path, or the path of the zip fetched from a URL.

    A whole file of the same address is fetched again, since months are revised under the same
    name. Raises as `fetch` does.
    """
    if urlsplit(source).scheme not in ("http", "https"):
        return str(Path(source).absolute())
    return fetch(source, progress).path


def fetch(source: str, progress) -> Fetched:
    """
    Fetch a zip from a URL.

    Raises Refused, with nothing kept, where the server cannot be trusted, breaks off, is too
    slow, or sends too much; NotThere where there is nothing.
    """
    fetched = fetch_if_other(source, {}, progress)
    if fetched is None:
        raise Refused(f"{source} could not be fetched: the server answers 304 without reason.")
    return fetched


def fetch_if_other(source: str, known: stamps.Stamp, progress) -> Fetched | None:
    """Do as `fetch`; return None where the zip there still has the stamp `known`."""
    try:
        with (
            httpx.Client(timeout=settings.FETCH_PATIENCE_SECONDS) as client,
            closing(_answer(client, source, stamps.condition(known))) as response,
        ):
            if response.status_code == httpx.codes.NOT_MODIFIED:
                return None
            response.raise_for_status()
            stamp = stamps.of(response.headers)
            if stamps.are_same(known, stamp):
                return None
            return Fetched(str(_keep(response, source, stamp, progress)), stamp)
    except httpx.HTTPStatusError as error:
        status = error.response.status_code
        refusal = NotThere if status in (404, 410) else Refused
        raise refusal(f"{source} could not be fetched: the server answers {status}.") from error
    except (httpx.HTTPError, httpx.InvalidURL) as error:
        reason = str(error) or type(error).__name__
        raise Refused(f"{source} could not be fetched ({reason}); check the address.") from error


def _keep(response: httpx.Response, source: str, stamp: stamps.Stamp, progress) -> Path:
    folder = Path(settings.DOWNLOADS_ROOT)
    folder.mkdir(parents=True, exist_ok=True)
    # The address is part of the name: two services may both have a latest.zip. So is the stamp:
    # a load may still be reading what was there before.
    mark = hashlib.sha256(f"{source} {sorted(stamp.items())}".encode()).hexdigest()[:12]
    target = folder / f"{mark}-{Path(urlsplit(source).path).name or 'archive.zip'}"
    part = target.with_suffix(".part")
    try:
        _write(response, source, part, progress)
        return part.replace(target)
    finally:
        part.unlink(missing_ok=True)


def _answer(client: httpx.Client, source: str, condition: dict[str, str]) -> httpx.Response:
    """Ask, and follow redirects by hand: each is looked at before it is followed."""
    chosen = httpx.URL(source)
    # Compressed on the way, a zip would have another length than the one announced.
    headers = {"Accept-Encoding": "identity", **condition}
    request = client.build_request("GET", chosen, headers=headers)
    address = chosen
    for _ in range(MOST_REDIRECTS):
        response = client.send(request, stream=True, follow_redirects=False)
        if not response.has_redirect_location:
            return response
        response.close()
        address = address.join(response.headers["Location"])
        request = redirects.request_for(client, address, chosen=chosen, headers=headers)
    raise Refused(f"{source} redirects too often.")


def _write(response: httpx.Response, source: str, part: Path, progress) -> None:
    expected = int(response.headers.get("Content-Length", 0))
    free = shutil.disk_usage(part.parent).free
    if expected > free:
        raise Refused(f"{source} has {expected >> 20:,} MB; only {free >> 20:,} MB are free here.")
    pace = Pace()
    with part.open("wb") as file:
        for chunk in response.iter_raw():
            file.write(chunk)
            if not pace.is_kept(file.tell()):
                raise Refused(
                    f"{source} comes too slowly: {file.tell():,} bytes so far, and less than "
                    f"{settings.FETCH_SLOWEST_BYTES:,} a second; try again later."
                )
            if file.tell() > settings.INGEST_MAX_ARCHIVE_BYTES:
                raise Refused(f"{source} is larger than INGEST_MAX_ARCHIVE_BYTES allows.")
            share = f" of {expected >> 20:,}" if expected else ""
            progress.show(f"Fetching {source}: {file.tell() >> 20:,}{share} MB")
    if expected and part.stat().st_size != expected:
        raise Refused(f"{source} broke off after {part.stat().st_size:,} bytes; try again.")


class Pace:
    """Looks every FETCH_PATIENCE_SECONDS whether FETCH_SLOWEST_BYTES a second have come."""

    def __init__(self) -> None:
        self.since = time.monotonic()
        self.had = 0

    def is_kept(self, has: int) -> bool:
        seconds = time.monotonic() - self.since
        if seconds < settings.FETCH_PATIENCE_SECONDS:
            return True
        came, self.since, self.had = has - self.had, time.monotonic(), has
        return came >= seconds * settings.FETCH_SLOWEST_BYTES
