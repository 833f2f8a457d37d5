"""
The files that an operator points at: one file, a folder, or a zip, read inside.

A zip is never unpacked to disk; one that lies about its size, would grow beyond reason, or
names files outside itself is refused as a whole.
"""

import zipfile
import zlib
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from functools import partial
from pathlib import Path, PurePosixPath
from typing import IO

from ingest.refusals import Refused

# The postcode directory of the whole country is 1.3 GB as one CSV; full-resolution LSOAs are
# 0.7 GB as GeoJSON. The zip of a postcode directory holds its rows twice.
LARGEST_FILE = 2_000_000_000
LARGEST_ZIP_UNPACKED = 8_000_000_000
MOST_MEMBERS = 100_000
# CSV and GeoJSON shrink three to fifteen times; a file of zeros shrinks a thousand times.
LARGEST_COMPRESSION = 100
LARGE = 10_000_000
# What reading a broken file, alone or in a zip, can raise.
DAMAGED = (zipfile.BadZipFile, zlib.error, EOFError, OSError)


@dataclass(frozen=True)
class ReferenceFile:
    """One file; `name` is its path inside the folder or zip, or its own name when it is alone."""

    name: str
    size: int
    open: Callable[[], IO[bytes]]

    @property
    def path(self) -> PurePosixPath:
        return PurePosixPath(self.name)

    @property
    def stem(self) -> str:
        """The name without folders and without the last ending; ids may hold dots themselves."""
        return self.path.stem

    @property
    def suffix(self) -> str:
        return self.path.suffix.lower()

    def read(self) -> bytes:
        """Return all bytes; Refused where the file is too large, damaged or unreadable."""
        if self.size > LARGEST_FILE:
            raise Refused(f"{self.name} is larger than {LARGEST_FILE:,} bytes; cut it in parts.")
        try:
            with self.open() as stream:
                return stream.read()
        except DAMAGED as error:
            raise Refused(f"{self.name} cannot be read ({error}); fetch it again.") from error

    def beginning(self, size: int = 4096) -> bytes:
        """Return the first bytes, to see what kind of file it is."""
        try:
            with self.open() as stream:
                return stream.read(size)
        except DAMAGED as error:
            raise Refused(f"{self.name} cannot be read ({error}); fetch it again.") from error


@contextmanager
def opened(path: Path, suffixes: tuple[str, ...]) -> Iterator[list[ReferenceFile]]:
    """
    Give the files at `path`, sorted by name.

    A file given by itself is taken whatever it is called; in a folder or zip only those with
    one of `suffixes` are. Refused where there is none.
    """
    if path.is_dir():
        yield _some([*_in_folder(path, suffixes)], path, suffixes)
    elif path.is_file() and _looks_like_zip(path):
        try:
            with zipfile.ZipFile(path) as archive:
                yield _some([*_in_zip(archive, path, suffixes)], path, suffixes)
        except zipfile.BadZipFile as error:
            raise Refused(f"{path} is not a whole zip file ({error}); fetch it again.") from error
    elif path.is_file():
        yield [ReferenceFile(path.name, path.stat().st_size, _opening(path))]
    else:
        raise Refused(f"There is no file or folder {path}; check the path.")


def refuse_web_page(beginning: bytes, name: str, expected: str) -> None:
    """Refuse an empty file, and the web page that a failed download leaves behind."""
    text = beginning.lstrip(b"\xef\xbb\xbf \t\r\n")
    if not text:
        raise Refused(f"{name} is empty; {expected} was expected. Fetch it again.")
    if text[:15].lower().startswith((b"<!doctype html", b"<html", b"<head")):
        raise Refused(
            f"{name} is a web page, where {expected} was expected (an error page of the "
            f"download, perhaps). Fetch it again."
        )


def _looks_like_zip(path: Path) -> bool:
    with path.open("rb") as stream:
        return path.suffix.lower() == ".zip" or stream.read(4) == b"PK\x03\x04"


def _opening(path: Path) -> Callable[[], IO[bytes]]:
    return lambda: path.open("rb")


def _in_folder(folder: Path, suffixes: tuple[str, ...]) -> Iterator[ReferenceFile]:
    for path in sorted(folder.rglob("*")):
        if path.is_file() and path.suffix.lower() in suffixes:
            name = path.relative_to(folder).as_posix()
            yield ReferenceFile(name, path.stat().st_size, _opening(path))


def _in_zip(
    archive: zipfile.ZipFile, path: Path, suffixes: tuple[str, ...]
) -> Iterator[ReferenceFile]:
    members = archive.infolist()
    unpacked = sum(member.file_size for member in members)
    if unpacked > LARGEST_ZIP_UNPACKED or len(members) > MOST_MEMBERS:
        raise Refused(
            f"{path} would unpack to {unpacked:,} bytes in {len(members):,} files; no official "
            f"zip is like that. Fetch it again from the publisher."
        )
    for member in sorted(members, key=lambda member: member.filename):
        _refuse_member(path, member)
        wanted = PurePosixPath(member.filename).suffix.lower() in suffixes
        # Macintosh zips hold a shadow of each file.
        if wanted and not member.is_dir() and "__MACOSX" not in member.filename:
            opening = partial(archive.open, member)
            yield ReferenceFile(member.filename, member.file_size, opening)


def _refuse_member(path: Path, member: zipfile.ZipInfo) -> None:
    name = PurePosixPath(member.filename.replace("\\", "/"))
    if name.is_absolute() or ".." in name.parts or ":" in name.parts[0]:
        raise Refused(
            f"{path} holds a file named {member.filename!r}, outside the zip itself; it is not "
            f"safe. Fetch it again from the publisher."
        )
    ratio = member.file_size / max(member.compress_size, 1)
    if member.file_size > LARGE and ratio > LARGEST_COMPRESSION:
        raise Refused(
            f"{member.filename} in {path} would unpack to {member.file_size:,} bytes, "
            f"{ratio:,.0f} times its size in the zip; no official file is like that. "
            f"Fetch it again from the publisher."
        )
    if member.flag_bits & 1:
        raise Refused(f"{path} is locked with a password; unpack it and name the folder instead.")


def _some(files: list[ReferenceFile], path: Path, suffixes: tuple[str, ...]) -> list[ReferenceFile]:
    if not files:
        raise Refused(
            f"{path} holds no file that ends in {' or '.join(suffixes)}; name the folder or zip "
            f"as it was fetched."
        )
    return files
