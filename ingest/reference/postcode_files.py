"""
Read the two forms in which postcodes are published.

Code-Point Open has no header: postcode, quality, easting, northing, six codes of areas. The
ONS Postcode Directory and the National Statistics Postcode Lookup have one, whose names have
changed over the years, degrees, the month in which a postcode ended, and LSOA codes.
"""

from collections import Counter
from collections.abc import Iterator, Mapping
from dataclasses import dataclass

import pandas as pd

from ingest.reference import naming, tables
from ingest.reference.files import ReferenceFile
from places.postcode import NotAPostcode, Postcode

POSTCODE = r"^[A-Z]{1,2}[0-9][A-Z0-9]?[0-9][A-Z]{2}$"
# Code-Point Open marks postcodes that have no position with this quality.
NO_POSITION = "90"
# Latitude of the directory's rows without a position.
NOWHERE = 99.9


@dataclass(frozen=True)
class Layout:
    """
    Which columns of a file are ours; `header` maps its names, and is None without a header.

    Files of a higher `rank` overrule those of a lower.
    """

    rank: int
    header: Mapping[str, str] | None = None


CODE_POINT = Layout(rank=0)
CODE_POINT_COLUMNS = {0: "key", 1: "quality", 2: "easting", 3: "northing"}
DIRECTORY = {
    "key": ("pcds", "pcd7", "pcd", "pcd8", "pcd2"),
    "latitude": ("lat",),
    "longitude": ("long",),
    "terminated": ("doterm",),
    "lsoa_2021": ("lsoa21", "lsoa21cd"),
    "lsoa_2011": ("lsoa11", "lsoa11cd"),
}
NEEDED = {"key", "latitude", "longitude"}


def layout(file: ReferenceFile) -> Layout | None:
    """Tell from the first line how the file is laid out; None where it holds no postcodes."""
    first = tables.first_row(file)
    if len(first) >= 4 and _is_postcode(first[0]) and first[2].isdigit() and first[3].isdigit():
        return CODE_POINT
    columns = {}
    for ours, names in DIRECTORY.items():
        theirs = next((found for name in names if (found := naming.find(first, name))), None)
        if theirs:
            columns[theirs] = ours
    return Layout(1, columns) if set(columns.values()) >= NEEDED else None


def read(file: ReferenceFile, layout: Layout, skipped: Counter[str]) -> Iterator[pd.DataFrame]:
    """
    Yield the rows in parts: key, position (degrees or grid), and what else the file tells.

    Rows without a position or a well-written postcode are left out and counted in `skipped`.
    """
    if layout.header is None:
        parts = tables.in_parts_without_header(file, CODE_POINT_COLUMNS)
    else:
        parts = tables.in_parts(file, layout.header)
    for part in parts:
        part["key"] = part["key"].str.replace(r"\s+", "", regex=True).str.upper()
        well_written = part["key"].str.match(POSTCODE)
        positions = _positions(part, layout)
        known = positions.notna().all(axis=1)
        skipped["no postcode"] += int((~well_written).sum())
        skipped["no position"] += int((well_written & ~known).sum())
        part = part.drop(columns=[*positions.columns, "quality"], errors="ignore")
        rows = part.join(positions)[well_written & known]
        if "terminated" in rows:
            ended = rows["terminated"].str.fullmatch(r"\d{4}(0[1-9]|1[0-2])")
            month = rows["terminated"].str[:4] + "-" + rows["terminated"].str[4:] + "-01"
            rows = rows.assign(terminated=month.where(ended, None))
        yield rows


def _positions(part: pd.DataFrame, layout: Layout) -> pd.DataFrame:
    """Return the position columns as numbers, missing where the file knows none."""
    names = ["longitude", "latitude"] if layout.header else ["easting", "northing"]
    numbers = part[names].apply(pd.to_numeric, errors="coerce")
    if layout.header:
        return numbers.where((numbers["latitude"] < NOWHERE) & (numbers["latitude"] != 0))
    return numbers.where((part["quality"] != NO_POSITION) & (numbers["easting"] > 0))


def _is_postcode(text: str) -> bool:
    try:
        Postcode.parse(text)
    except NotAPostcode:
        return False
    return True
