"""What an operator may add to `load_reference KIND PATH`."""

import re
from dataclasses import dataclass

# AUG_2026, 2026-08, census2021, December_2021: as publishers name the files of an edition.
EDITION = re.compile(
    r"(?:(?:census|mid|mye|jan|feb|mar|apr|may|jun|jul|aug|sep|oct|nov|dec)[a-z]*[-_ ]?)?"
    r"(?<!\d)(?:19|20)\d\d(?:[-_]?(?:0[1-9]|1[0-2]))?(?!\d)",
    re.IGNORECASE,
)


@dataclass(frozen=True)
class Options:
    """
    `year` and `source` describe populations; `force` and `neighbourhood` say whose a file is
    that does not say so itself; `replace` removes what the files no longer hold; `edition` is
    for the operators' record alone.
    """

    year: int | None = None
    source: str = ""
    force: str = ""
    neighbourhood: str = ""
    replace: bool = False
    edition: str = ""


def edition_of(files: str) -> str:
    """Find in the names of files of which edition they are: "AUG 2026" of "ONSPD_AUG_2026.zip"."""
    match = EDITION.search(files)
    return match[0].replace("_", " ") if match else ""
