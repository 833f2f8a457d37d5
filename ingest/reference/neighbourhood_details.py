"""Load teams, priorities, meetings and the rest from a folder of recorded answers of the API."""

from pathlib import Path

from ingest.reference import api_copying, geojson
from ingest.reference.api_answers import Json
from ingest.reference.files import opened
from ingest.reference.options import Options
from ingest.reference.report import Report
from ingest.refusals import Refused


def load(path: Path | None, options: Options, report: Report) -> None:
    """
    Bring in the answers in the folder `path`: `forces.json`, `forces/{force}.json`,
    `{force}/neighbourhoods.json`, `{force}/{id}.json`, `{force}/{id}/people.json` and so on.

    A file that is missing leaves what is there; an empty list takes away what was there.
    """
    assert path is not None
    if not path.is_dir():
        raise Refused(
            f"{path} is not a folder; name the folder that holds FORCE/neighbourhoods.json."
        )
    api_copying.copy(Folder(path), report, replace_boundaries=False, remove_others=options.replace)


class Folder:
    """Answers from the files of a folder, each called as the method's address."""

    def __init__(self, path: Path):
        self.path = path

    def __call__(self, *parts: str) -> Json | None:
        # The ids come out of the files themselves: none may lead out of the folder.
        if any("/" in part or "\\" in part or part in ("", ".", "..") for part in parts):
            raise Refused(f"{self.path} names {'/'.join(parts)!r}, which is no id; remove it.")
        file = self.path.joinpath(*parts[:-1], f"{parts[-1]}.json")
        if not file.is_file():
            return None
        with opened(file, geojson.SUFFIXES) as files:
            return geojson.json_of(files[0], "an answer of the API")
