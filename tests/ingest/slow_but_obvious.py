"""
The monthly load in plain Python over dictionaries: slow, and easy to see that it is right.

Given the files of any months, says what rows each table must hold.
"""

import csv
import datetime
import io
import re
from collections import Counter
from zoneinfo import ZoneInfo

from crimes.vocabulary import CRIME_CATEGORIES, OUTCOMES
from releases.kinds import Kind

CATEGORY = {c.name: c.slug for c in CRIME_CATEGORIES} | {"Violent crime": "violent-crime"}
OUTCOME = {o.name: o.code for o in OUTCOMES} | {
    "Offender given penalty notice": "penalty-notice-issued",
    "Offender sentenced as part of another case": "sentenced-in-another-case",
}
COURT_STATES = ("awaiting-court-result", "court-result-unavailable")
HEX = re.compile("[0-9a-fA-F]{64}")


def read(content: bytes) -> list[dict]:
    """Return the rows of a file, each with the line on which it begins."""
    reader = csv.reader(io.StringIO(content.decode(), newline=""))
    header = next(reader)
    rows = []
    line = reader.line_num + 1
    for values in reader:
        rows.append({**dict(zip(header, values, strict=True)), "line": line})
        line = reader.line_num + 1
    return rows


def position(row: dict) -> tuple[int, int] | None:
    if not row["Longitude"].strip():
        return None
    return round(float(row["Longitude"]) * 1e6), round(float(row["Latitude"]) * 1e6)


def is_bad(kind: Kind, row: dict, month: str) -> bool:
    """Tell whether a row has to be set aside."""
    longitude, latitude = row["Longitude"].strip(), row["Latitude"].strip()
    if bool(longitude) != bool(latitude):
        return True
    if longitude:
        try:
            if not (abs(float(longitude)) <= 180 and abs(float(latitude)) <= 90):
                return True
        except ValueError:
            return True
    if kind is Kind.STOPS:
        when = datetime.datetime.fromisoformat(row["Date"])
        return when.astimezone(ZoneInfo("Europe/London")).strftime("%Y-%m") != month
    if row["Month"] != month or (row["Crime ID"] and not HEX.fullmatch(row["Crime ID"])):
        return True
    if kind is Kind.STREET:
        outcome = row["Last outcome category"]
        return row["Crime type"] not in CATEGORY or bool(outcome and outcome not in OUTCOME)
    return row["Outcome type"] not in OUTCOME


def good(files: dict, kind: Kind) -> list[tuple[str, str, dict]]:
    """Return (month, force, row) for every row of one kind that can be loaded, in file order."""
    return [
        (month, force, row)
        for (month, force, of_kind), content in sorted(files.items())
        if of_kind == kind
        for row in read(content)
        if not is_bad(kind, row, month)
    ]


def lines_set_aside(files: dict) -> Counter:
    """Return the (file, line) of every row that has to be set aside."""
    return Counter(
        (f"{month}-{force}-{kind}.csv", row["line"])
        for (month, force, kind), content in files.items()
        for row in read(content)
        if is_bad(kind, row, month)
    )


def crimes(files: dict) -> list[dict]:
    """
    Return every crime as loaded, its last outcome taken from all the outcomes files.

    `files` maps (month, force, kind) to the bytes of a file.
    """
    records: dict[str, list[tuple[str, str]]] = {}
    for month, _force, row in good(files, Kind.OUTCOMES):
        if row["Crime ID"]:
            # Files come in the order of months, rows in the order of the file.
            crime_id = row["Crime ID"].lower()
            records.setdefault(crime_id, []).append((month, OUTCOME[row["Outcome type"]]))
    return [
        {
            "month": month,
            "force": force,
            "crime_id": row["Crime ID"].lower(),
            "category": CATEGORY[row["Crime type"]],
            "position": position(row),
            "street": row["Location"].lower() if position(row) else None,
            "lsoa": row["LSOA code"] or None,
            "last_outcome": last_outcome(row, month, records.get(row["Crime ID"].lower(), [])),
            "context": row["Context"],
        }
        for month, force, row in good(files, Kind.STREET)
    ]


def last_outcome(row: dict, month: str, records: list[tuple[str, str]]) -> tuple[str, str] | None:
    """Return (month, code) of the last outcome of one crime, None where there is none."""
    said = row["Last outcome category"]
    in_file = OUTCOME[said] if said else None
    if not row["Crime ID"] or not records:
        return (month, in_file) if in_file else None
    last_month, last = records[-1]
    if last == "charged" and in_file in COURT_STATES:
        return last_month, in_file
    return last_month, last


def outcomes(files: dict) -> list[dict]:
    """Return every outcome record as loaded, orphans included."""
    return [
        {
            "month": month,
            "force": force,
            "crime_id": row["Crime ID"].lower(),
            "category": OUTCOME[row["Outcome type"]],
            "position": position(row),
            "lsoa": row["LSOA code"] or None,
        }
        for month, force, row in good(files, Kind.OUTCOMES)
    ]


def stops(files: dict) -> list[dict]:
    """Return every stop as loaded."""
    return [
        {
            "month": month,
            "force": force,
            "happened_at": datetime.datetime.fromisoformat(row["Date"]),
            "position": position(row),
            "legislation": row["Legislation"] or None,
            "gender": row["Gender"] or None,
            "outcome": row["Outcome"] or None,
            "is_operation": {"True": True, "False": False, "": None}[
                row["Part of a policing operation"]
            ],
            "operation_name": row["Policing operation"] or None,
        }
        for month, force, row in good(files, Kind.STOPS)
    ]


def counted(rows: list[dict], *keys: str) -> Counter:
    """Count rows by these keys, leaving out rows where one is None."""
    found = (tuple(row[key] for key in keys) for row in rows)
    return Counter(values for values in found if None not in values)
