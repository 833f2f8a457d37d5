"""Fetch a zip from a URL, so that it can be read like one on disk."""

import hashlib
from pathlib import Path
from urllib.parse import urlsplit

import httpx
from django.conf import settings

from ingest.refusals import Refused

CHUNK = 1 << 20
SECONDS_WITHOUT_A_BYTE = 60


def local_path(source: str, progress) -> str:
    """
    Return `source` itself if it is a path, or the path of the zip fetched from a URL.

    A part that an earlier try left is thrown away; a whole file of the same address is fetched
    again, since months are revised under the same name.
    """
    address = urlsplit(source)
    if address.scheme not in ("http", "https"):
        return str(Path(source).absolute())
    folder = Path(settings.DOWNLOADS_ROOT)
    folder.mkdir(parents=True, exist_ok=True)
    name = Path(address.path).name or "archive.zip"
    # The address is part of the name: two services may both have a latest.zip.
    target = folder / f"{hashlib.sha256(source.encode()).hexdigest()[:12]}-{name}"
    part = target.with_suffix(".part")
    try:
        _fetch(source, part, progress)
    except httpx.HTTPError as error:
        part.unlink(missing_ok=True)
        raise Refused(f"{source} could not be fetched ({error}); check the address.") from error
    part.replace(target)
    return str(target)


def _fetch(source: str, part: Path, progress) -> None:
    timeout = httpx.Timeout(SECONDS_WITHOUT_A_BYTE)
    with httpx.stream("GET", source, follow_redirects=True, timeout=timeout) as response:
        response.raise_for_status()
        expected = int(response.headers.get("Content-Length", 0))
        with part.open("wb") as file:
            for chunk in response.iter_bytes(CHUNK):
                file.write(chunk)
                if file.tell() > settings.INGEST_MAX_ARCHIVE_BYTES:
                    raise Refused(f"{source} is larger than INGEST_MAX_ARCHIVE_BYTES allows.")
                share = f" of {expected >> 20:,}" if expected else ""
                progress.show(f"Fetching {source}: {file.tell() >> 20:,}{share} MB")
        if expected and part.stat().st_size != expected:
            raise Refused(f"{source} broke off after {part.stat().st_size:,} bytes; try again.")
