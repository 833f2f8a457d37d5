"""
Find columns and properties by what publishers call them, whatever the year in the name.

`LAD23CD`, `ltla24_code` and `LTLA21CD` are all the code of a district; where a file holds
several, the newest is taken.
"""

import re
from collections.abc import Iterable, Mapping

from ingest.refusals import Refused

LSOA_2011_CODE = r"lsoa(?P<year>11)_?(?:code|cd)"
LSOA_2011_NAME = r"lsoa(?P<year>11)_?(?:name|nm)"
LSOA_2021_CODE = r"lsoa(?P<year>21)_?(?:code|cd)"
LSOA_2021_NAME = r"lsoa(?P<year>21)_?(?:name|nm)"
DISTRICT_CODE = r"(?:ltla|lad)(?P<year>\d\d)_?(?:code|cd)"
DISTRICT_NAME = r"(?:ltla|lad)(?P<year>\d\d)_?(?:name|nm)"
DISTRICT_NAME_CY = r"(?:ltla|lad)(?P<year>\d\d)_?(?:name_cy|nmw)"
PFA_CODE = r"pfa(?P<year>\d\d)_?(?:code|cd)"


def find(names: Iterable[str], pattern: str) -> str | None:
    """Return the one of `names` that fits `pattern` in any case, the newest if there are more."""
    fitting = []
    for name in names:
        match = re.fullmatch(pattern, name.strip().lower())
        if match:
            fitting.append((match.groupdict().get("year") or "", name))
    return max(fitting)[1] if fitting else None


def optional(names: Iterable[str], wanted: Mapping[str, str]) -> dict[str, str]:
    """Return those of `names` that fit a pattern in `wanted` (ours to pattern), theirs to ours."""
    names = list(names)
    found = {ours: find(names, pattern) for ours, pattern in wanted.items()}
    return {theirs: ours for ours, theirs in found.items() if theirs}


def need(names: Iterable[str], pattern: str, *, file: str, what: str, example: str) -> str:
    """Return the same, or refuse `file` for having no `what`, called for instance `example`."""
    names = list(names)
    found = find(names, pattern)
    if found is None:
        raise Refused(
            f"{file} has no {what} (a name like {example}); it has {', '.join(names[:12])}. "
            f"Check that it is the right file for this kind."
        )
    return found
