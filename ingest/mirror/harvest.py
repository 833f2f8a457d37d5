"""
Keep the answers of a service in a folder, as `load_reference neighbourhood-details` reads them.

The folder is filled before anything is stored, so that the tables change at one stroke, and a
harvest that broke off goes on: an answer that is there is not asked for again.
"""

import hashlib
import json
import shutil
import time
from collections.abc import Callable, Iterator
from pathlib import Path

from django.conf import settings

from ingest.mirror.service import Service
from ingest.reference.api_answers import Json, references
from ingest.refusals import Refused

OF_NEIGHBOURHOOD = ("boundary", "people", "priorities", "events")
# What was fetched longer ago is asked for again: meetings and teams change.
SECONDS_KEPT = 24 * 60 * 60


def folder_of(service: Service) -> Path:
    """Return where the answers of a service are kept until they are stored."""
    name = hashlib.sha256(service.address.encode()).hexdigest()[:16]
    return Path(settings.DOWNLOADS_ROOT) / "mirror" / name


def harvest(
    service: Service, folder: Path, only_forces: list[str], tell: Callable[[str], None]
) -> int:
    """
    Fill `folder` with every answer about forces and neighbourhoods; return how many were asked.

    With `only_forces` the others are left out of the list.
    """
    answers = _Answers(service, folder)
    listed = answers.get("forces")
    forces = [
        row
        for row in references(listed, f"{service.address}/forces")
        if not only_forces or row["code"] in only_forces
    ]
    if not forces:
        raise Refused(f"{service.address} has none of the forces asked for.")
    answers.keep([{"id": row["code"], "name": row["name"]} for row in forces], "forces")
    for number, row in enumerate(forces, start=1):
        slug = row["code"]
        answers.get("forces", slug)
        answers.get("forces", slug, "people")
        found = answers.get(slug, "neighbourhoods")
        areas = references(found, f"{slug}/neighbourhoods") if found is not None else []
        for count, area in enumerate(areas, start=1):
            tell(
                f"{slug} ({number} of {len(forces)}): {count} of {len(areas)} neighbourhoods, "
                f"{answers.asked:,} answers"
            )
            for parts in _methods(slug, area["code"]):
                answers.get(*parts)
    return answers.asked


def throw_away(folder: Path) -> None:
    shutil.rmtree(folder, ignore_errors=True)


def _methods(slug: str, code: str) -> Iterator[tuple[str, ...]]:
    yield slug, code
    for method in OF_NEIGHBOURHOOD:
        yield slug, code, method


class _Answers:
    def __init__(self, service: Service, folder: Path):
        self.service = service
        self.folder = folder
        self.asked = 0

    def get(self, *parts: str) -> Json | None:
        """Return an answer from the folder, or ask for it and keep it; None is kept too."""
        if not _is_file_name(parts):
            return None
        path = self.folder.joinpath(*parts[:-1], f"{parts[-1]}.json")
        none = path.with_suffix(".none")
        if _is_fresh(none):
            return None
        # The list is asked for each time: it was cut to some forces, or there are new ones.
        if parts != ("forces",) and _is_fresh(path):
            return json.loads(path.read_bytes())
        answer = self.service.ask(*parts)
        self.asked += 1
        if answer is None:
            none.parent.mkdir(parents=True, exist_ok=True)
            none.touch()
        else:
            self.keep(answer, *parts)
        return answer

    def keep(self, answer: Json, *parts: str) -> None:
        path = self.folder.joinpath(*parts[:-1], f"{parts[-1]}.json")
        path.parent.mkdir(parents=True, exist_ok=True)
        part = path.with_suffix(".part")
        part.write_text(json.dumps(answer))
        part.replace(path)


def _is_fresh(path: Path) -> bool:
    return path.exists() and path.stat().st_mtime > time.time() - SECONDS_KEPT


def _is_file_name(parts: tuple[str, ...]) -> bool:
    """Say whether ids, which a stranger has chosen, can be names of files and lead nowhere else."""
    return all(
        part not in ("", ".", "..") and not any(letter in part for letter in "/\\\0")
        for part in parts
    )
