"""Load teams, priorities, meetings and the rest from a folder of recorded answers of the API."""

import zipfile
from pathlib import Path, PurePosixPath

from ingest.reference import api_copying, geojson
from ingest.reference.api_answers import Json
from ingest.reference.files import ReferenceFile, opened
from ingest.reference.options import Options
from ingest.reference.report import Report
from ingest.refusals import Refused


def load(path: Path | None, options: Options, report: Report) -> None:
    """
    Bring in the answers in the folder or zip `path`: `forces.json`, `forces/{force}.json`,
    `{force}/neighbourhoods.json`, `{force}/{id}.json`, `{force}/{id}/people.json` and so on.

    A file that is missing leaves what is there; an empty list takes away what was there.
    """
    assert path is not None
    if path.is_dir():
        _copy(Folder(path), options, report)
    elif zipfile.is_zipfile(path):
        with opened(path, (".json",)) as files:
            _copy(Zipped(path, files), options, report)
    else:
        raise Refused(
            f"{path} is neither a folder nor a zip; name what holds FORCE/neighbourhoods.json."
        )


def _copy(answers: "Folder | Zipped", options: Options, report: Report) -> None:
    api_copying.copy(answers, report, replace_boundaries=False, remove_others=options.replace)


class Folder:
    """Answers from the files of a folder, each called as the method's address."""

    def __init__(self, path: Path):
        self.path = path

    def __call__(self, *parts: str) -> Json | None:
        _refuse_other_than_ids(self.path, parts)
        file = self.path.joinpath(*parts[:-1], f"{parts[-1]}.json")
        if not file.is_file():
            return None
        with opened(file, geojson.SUFFIXES) as files:
            return geojson.json_of(files[0], "an answer of the API")


class Zipped:
    """Answers from a zip of such a folder, which may itself lie in a folder of the zip."""

    def __init__(self, path: Path, files: list[ReferenceFile]):
        self.path = path
        self.files = {file.path: file for file in files}
        lists = [name for name in self.files if name.name == "neighbourhoods.json"]
        # {force}/neighbourhoods.json: the folder above that of a force.
        self.root = min((name.parent.parent for name in lists), default=PurePosixPath())

    def __call__(self, *parts: str) -> Json | None:
        _refuse_other_than_ids(self.path, parts)
        file = self.files.get(self.root.joinpath(*parts[:-1], f"{parts[-1]}.json"))
        return None if file is None else geojson.json_of(file, "an answer of the API")


def _refuse_other_than_ids(path: Path, parts: tuple[str, ...]) -> None:
    """Refuse parts that lead out of the folder: the ids come out of the files themselves."""
    if any("/" in part or "\\" in part or part in ("", ".", "..") for part in parts):
        raise Refused(f"{path} names {'/'.join(parts)!r}, which is no id; remove it.")
