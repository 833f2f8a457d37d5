"""
Where a month's files come from: a folder, or a zip as data.police.uk gives it.

A zip is read inside and never unpacked to disk. A URL is fetched first (`ingest.fetching`)
and is a zip from then on.
"""

import re
import zipfile
import zlib
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from pathlib import Path
from typing import IO

from django.conf import settings

from ingest.refusals import Refused
from releases.kinds import Kind
from releases.month import Month

# 2022-05-bedfordshire-stop-and-search.csv
FILE_NAME = re.compile(
    r"(?P<month>\d{4}-(?:0[1-9]|1[0-2]))-(?P<force>[a-z0-9]+(?:-[a-z0-9]+)*?)"
    r"-(?P<kind>street|outcomes|stop-and-search)\.csv"
)

# Official CSVs shrink about ten times in a zip. A member that claims more than this, and is
# large, is not a CSV of crimes.
LARGEST_COMPRESSION = 200
LARGE = 10_000_000


@dataclass(frozen=True)
class Entry:
    """One force file in a source. `name` is its path inside the source; `size` is in bytes."""

    month: Month
    force_slug: str
    kind: Kind
    name: str
    size: int


def entries(source: str) -> list[Entry]:
    """
    List the force files in `source`, by month, force and kind.

    Raises Refused where there is no such source, or a zip is broken or too large.
    """
    found = _in_zip(source) if _is_zip(source) else _in_folder(source)
    files = sorted(found, key=lambda entry: (entry.month, entry.force_slug, entry.kind))
    seen: dict[tuple, Entry] = {}
    for entry in files:
        twin = seen.setdefault((entry.month, entry.force_slug, entry.kind), entry)
        if twin is not entry:
            raise Refused(
                f"{source} holds {Path(entry.name).name} twice ({twin.name} and {entry.name}); "
                f"remove one of them."
            )
    return files


def read(source: str, name: str) -> bytes:
    """Return the bytes of one file of `source`; Refused where they cannot be had whole."""
    if not _is_zip(source):
        try:
            return _within_limit((Path(source) / name).read_bytes(), name)
        except OSError as error:
            raise Refused(f"{name} cannot be read from {source}: {error.strerror}.") from error
    try:
        with zipfile.ZipFile(source) as archive, archive.open(name) as member:
            # One byte more than allowed tells a lying size from an honest one.
            return _within_limit(member.read(settings.INGEST_MAX_FILE_BYTES + 1), name)
    except (zipfile.BadZipFile, zlib.error, EOFError, OSError, KeyError) as error:
        raise Refused(
            f"{name} in {source} is damaged ({error}); fetch the zip again and check its MD5."
        ) from error


def rows(source: str, entries: Iterable[Entry]) -> Iterator[tuple[Entry, int]]:
    """Yield each of `entries` with its number of rows below the header, as far as lines tell."""
    if not _is_zip(source):
        for entry in entries:
            with (Path(source) / entry.name).open("rb") as file:
                yield entry, lines(file) - 1
        return
    with zipfile.ZipFile(source) as archive:
        for entry in entries:
            with archive.open(entry.name) as member:
                yield entry, lines(member) - 1


def lines(file: IO[bytes]) -> int:
    """Count the lines of a file, its header included."""
    number, last = 0, b"\n"
    while chunk := file.read(1 << 20):
        number, last = number + chunk.count(b"\n"), chunk[-1:]
    return number + (last != b"\n")


def _is_zip(source: str) -> bool:
    path = Path(source)
    if not path.exists():
        raise Refused(f"There is no file or folder {source}; check the path.")
    return path.is_file()


def _in_folder(source: str) -> Iterator[Entry]:
    root = Path(source)
    for path in sorted(root.rglob("*.csv")):
        match = FILE_NAME.fullmatch(path.name)
        if match:
            yield _entry(match, str(path.relative_to(root)), path.stat().st_size)


def _in_zip(source: str) -> Iterator[Entry]:
    try:
        with zipfile.ZipFile(source) as archive:
            members = archive.infolist()
    except zipfile.BadZipFile as error:
        raise Refused(
            f"{source} is not a whole zip file ({error}); fetch it again and check its MD5."
        ) from error
    if sum(member.file_size for member in members) > settings.INGEST_MAX_ARCHIVE_BYTES:
        raise Refused(
            f"{source} would unpack to more than {settings.INGEST_MAX_ARCHIVE_BYTES:,} bytes; "
            f"if it is genuine, raise INGEST_MAX_ARCHIVE_BYTES."
        )
    for member in members:
        match = FILE_NAME.fullmatch(Path(member.filename).name)
        if match and not member.is_dir():
            _refuse_bomb(source, member)
            yield _entry(match, member.filename, member.file_size)


def _entry(match: re.Match, name: str, size: int) -> Entry:
    return Entry(Month.parse(match["month"]), match["force"], Kind(match["kind"]), name, size)


def _refuse_bomb(source: str, member: zipfile.ZipInfo) -> None:
    ratio = member.file_size / max(member.compress_size, 1)
    if member.file_size > settings.INGEST_MAX_FILE_BYTES or (
        member.file_size > LARGE and ratio > LARGEST_COMPRESSION
    ):
        raise Refused(
            f"{member.filename} in {source} would unpack to {member.file_size:,} bytes "
            f"({ratio:,.0f} times its size in the zip); a force file is never like that. "
            f"Fetch the zip again from the publisher."
        )


def _within_limit(content: bytes, name: str) -> bytes:
    if len(content) > settings.INGEST_MAX_FILE_BYTES:
        raise Refused(
            f"{name} is larger than {settings.INGEST_MAX_FILE_BYTES:,} bytes; if it is genuine, "
            f"raise INGEST_MAX_FILE_BYTES."
        )
    return content
