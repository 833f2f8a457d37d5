"""Write months into a zip as the official downloads are: CSVs in a folder for each month."""

import datetime
import zipfile
from collections import defaultdict
from collections.abc import Callable, Iterable
from pathlib import Path
from typing import NamedTuple

from downloads import official_csv
from releases.availability import SuppliedFile
from releases.kinds import Kind
from releases.month import Month

# A zip knows no time before this.
EARLIEST = datetime.datetime(1980, 1, 1, tzinfo=datetime.UTC)


class Step(NamedTuple):
    """What is read with one question: one kind of file of one month, of several forces."""

    month: Month
    kind: Kind
    forces: list[str]


def steps(files: Iterable[SuppliedFile]) -> list[Step]:
    """Return the steps in which these files are written, by month and kind."""
    forces = defaultdict(list)
    for file in files:
        forces[file.month, file.kind].append(file.force)
    return [Step(month, kind, sorted(slugs)) for (month, kind), slugs in sorted(forces.items())]


def member_name(month: Month, kind: Kind, force: str) -> str:
    """Return the official name: `2022-05/2022-05-bedfordshire-street.csv`."""
    return f"{month}/{month}-{force}-{kind}.csv"


def write(
    path: Path,
    todo: list[Step],
    *,
    made_at: datetime.datetime,
    comment: str,
    after_step: Callable[[int], None],
) -> None:
    """
    Write a zip to `path`, piece by piece: memory does not grow with it.

    A force that supplied a file without rows has its header. `after_step` is called with the
    number of steps done, and may raise to give up.
    """
    with zipfile.ZipFile(path, "w", zipfile.ZIP_DEFLATED) as archive:
        archive.comment = comment.encode("ascii", "replace")
        for number, step in enumerate(todo, start=1):
            empty = set(step.forces)
            for force, pieces in official_csv.files(*step):
                _write_member(archive, step, force, made_at, pieces)
                empty.discard(force)
            for force in sorted(empty):
                _write_member(archive, step, force, made_at, [])
            after_step(number)


def _write_member(
    archive: zipfile.ZipFile,
    step: Step,
    force: str,
    made_at: datetime.datetime,
    pieces: Iterable[bytes],
) -> None:
    written = max(made_at.astimezone(datetime.UTC), EARLIEST)
    member = zipfile.ZipInfo(member_name(step.month, step.kind, force), written.timetuple()[:6])
    member.compress_type = zipfile.ZIP_DEFLATED
    member.external_attr = 0o644 << 16
    with archive.open(member, "w") as file:
        file.write(official_csv.header(step.kind))
        for piece in pieces:
            file.write(piece)
