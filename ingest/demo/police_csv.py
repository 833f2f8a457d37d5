"""The three police files of a force and month, as rows of text in the official layout."""

import csv
from pathlib import Path

import numpy as np

from ingest.demo import crime_rates, outcomes, stops
from ingest.demo.chronicle import Chronicle
from ingest.demo.crimes import Crimes
from ingest.demo.outcomes import Records
from ingest.demo.policing import FORCES
from releases.kinds import Kind
from releases.month import Month

HEADERS = {
    Kind.STREET: "Crime ID,Month,Reported by,Falls within,Longitude,Latitude,Location,LSOA code,"
    "LSOA name,Crime type,Last outcome category,Context",
    Kind.OUTCOMES: "Crime ID,Month,Reported by,Falls within,Longitude,Latitude,Location,LSOA code,"
    "LSOA name,Outcome type",
    Kind.STOPS: "Type,Date,Part of a policing operation,Policing operation,Latitude,Longitude,"
    "Gender,Age range,Self-defined ethnicity,Officer-defined ethnicity,Legislation,"
    "Object of search,Outcome,Outcome linked to object of search,"
    "Removal of more than just outer clothing",
}
UPPER_CASE_UNTIL, SHORT_NUMBERS_UNTIL = 24, 36  # months before the last: how outcomes were written
FORCE_NAMES = {force.id: force.name for force in FORCES}

Rows = list[tuple[str, ...]]


class PoliceFiles:
    """Writes what a chronicle holds the way the publisher would on the day of the release."""

    def __init__(self, chronicle: Chronicle):
        self.chronicle = chronicle
        points, areas = chronicle.country.street_points, chronicle.country.areas
        codes, names = [*areas.codes, ""], [*areas.names, ""]  # -1 is the last: no area
        self.places = [
            (f"{lon:.6f}", f"{lat:.6f}", location, codes[lsoa], names[lsoa])
            for lon, lat, location, lsoa in zip(
                points.lon, points.lat, points.location, points.lsoa, strict=True
            )
        ]

    def street(self, force: str, month: Month) -> Rows:
        crimes: Crimes = self.chronicle.crimes[force, month]
        said = self.chronicle.last_outcomes(crimes)
        nowhere = ("", "", "No Location", "", "")
        by = (str(month), FORCE_NAMES[force], FORCE_NAMES[force])
        return [
            (one, *by, *(self.places[p] if p >= 0 else nowhere), crime_rates.NAMES[k], state, "")
            for one, p, k, state in zip(crimes.ids, crimes.point, crimes.kind, said, strict=True)
        ]

    def outcomes(self, force: str, month: Month) -> Rows:
        records: Records = self.chronicle.records(force, month)
        age = self.chronicle.last.index - month.index
        places = [_as_written(place, age) for place in self._of(records.point)]
        by = (str(month), FORCE_NAMES[force], FORCE_NAMES[force])
        return [
            (one, *by, *place, outcomes.OUTCOMES[what])
            for one, place, what in zip(records.ids, places, records.outcome, strict=True)
        ]

    def stops(self, force: str, month: Month) -> Rows:
        made = stops.search(self.chronicle.spots[force], month)
        rows = []
        for row, point in zip(made.rows, made.point, strict=True):
            lon, lat = self.places[point][:2] if point >= 0 else ("", "")
            rows.append((*row[:4], lat, lon, *row[4:]))
        return rows

    def _of(self, points: np.ndarray):
        nowhere = ("", "", "No location", "", "")
        return [self.places[p] if p >= 0 else nowhere for p in points]


def _as_written(place: tuple[str, ...], age: int) -> tuple[str, ...]:
    """Older outcomes files have street names in capitals, the oldest no trailing zeros."""
    lon, lat, location, code, name = place
    if age > UPPER_CASE_UNTIL and location.startswith("On or near "):
        location = "On or near " + location.removeprefix("On or near ").upper()
    if age > SHORT_NUMBERS_UNTIL and lon:
        lon, lat = lon.rstrip("0").rstrip("."), lat.rstrip("0").rstrip(".")
    return lon, lat, location, code, name


def write(folder: Path, force: str, month: Month, kind: Kind, rows: Rows) -> Path:
    """Write one file, `2026-05/2026-05-doggerland-street.csv`, lines ended as the real ones."""
    path = folder / str(month) / f"{month}-{force}-{kind.value}.csv"
    path.parent.mkdir(parents=True, exist_ok=True)
    with path.open("w", encoding="utf-8", newline="") as file:
        writer = csv.writer(file, lineterminator="\r\n")
        writer.writerow(HEADERS[kind].split(","))
        writer.writerows(rows)
    return path
