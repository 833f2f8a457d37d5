"""Read OS Open Names: 34 columns, no header, one file for each square of 20 km."""

from collections.abc import Iterator

import pandas as pd

from ingest.reference import tables
from ingest.reference.files import ReferenceFile
from ingest.reference.report import Report
from places.models import PlaceName

NUMBER_OF_COLUMNS = 34
COLUMNS = {
    0: "source_id",
    2: "name1",
    3: "language1",
    4: "name2",
    5: "language2",
    7: "local_type",
    8: "x",
    9: "y",
    18: "populated_place",
    21: "district_borough",
    24: "county_unitary",
    29: "country",
}
# The gazetteer also holds postcodes, hills, woods, stations and numbered roads.
KINDS = {
    "City": PlaceName.Kind.CITY,
    "Town": PlaceName.Kind.TOWN,
    "Suburban Area": PlaceName.Kind.SUBURB,
    "Village": PlaceName.Kind.VILLAGE,
    "Hamlet": PlaceName.Kind.HAMLET,
    "Other Settlement": PlaceName.Kind.HAMLET,
    "Named Road": PlaceName.Kind.STREET,
    "Section Of Named Road": PlaceName.Kind.STREET,
}
SECTION = "Section Of Named Road"
WELSH = "cym"
NATIONAL_GRID = 27700


def is_open_names(first_row: list[str]) -> bool:
    """Tell from the first row, which is data, unless the header was put before it."""
    return len(first_row) == NUMBER_OF_COLUMNS


def read(file: ReferenceFile, report: Report) -> Iterator[pd.DataFrame]:
    """
    Yield settlements and streets in parts, with eastings and northings.

    Scotland is left out: it is policed and published apart.
    """
    for part in tables.in_parts_without_header(file, COLUMNS):
        rows = part[part["local_type"].isin(list(KINDS))]
        scottish = rows["country"] == "Scotland"
        report.skipped("places in Scotland", file.name, int(scottish.sum()))
        rows = rows[~scottish]
        position = rows[["x", "y"]].apply(pd.to_numeric, errors="coerce")
        lost = position.isna().any(axis=1)
        report.skipped("places without a position", file.name, int(lost.sum()))
        yield _ours(rows[~lost], position[~lost])


def _ours(rows: pd.DataFrame, position: pd.DataFrame) -> pd.DataFrame:
    # Where the Welsh name stands first and an English one second, English is the name.
    welsh_first = (rows["language1"] == WELSH) & (rows["name2"] != "")
    welsh_second = rows["language2"] == WELSH
    return pd.DataFrame(
        {
            "source_id": rows["source_id"],
            "name": rows["name1"].where(~welsh_first, rows["name2"]),
            "name_cy": rows["name2"].where(welsh_second, rows["name1"].where(welsh_first, "")),
            "kind": rows["local_type"].map({name: kind.value for name, kind in KINDS.items()}),
            "within": _within(rows),
            "is_section": rows["local_type"] == SECTION,
            "x": position["x"],
            "y": position["y"],
            "srid": NATIONAL_GRID,
        }
    )


def _within(rows: pd.DataFrame) -> pd.Series:
    """Return what tells a place from its namesakes: "Stopsley, Luton"; "Cornwall"."""
    place = rows["populated_place"].where(rows["populated_place"] != rows["name1"], "")
    area = rows["district_borough"].where(rows["district_borough"] != "", rows["county_unitary"])
    area = area.where((area != place) & (area != rows["name1"]), "")
    both = (place != "") & (area != "")
    return (place + ", " + area).where(both, place + area)
