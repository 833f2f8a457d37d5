"""Write force files for tests, in the official layout."""

import csv
import io
import zipfile
from pathlib import Path

from ingest.datasets import DATASETS
from releases.kinds import Kind

HEADERS = {kind: list(dataset.columns) for kind, dataset in DATASETS.items()}

HIGH_STREET = {
    "Longitude": "2.500000",
    "Latitude": "54.500000",
    "Location": "On or near High Street",
}
NOWHERE = {"Longitude": "", "Latitude": "", "Location": "No Location"}


def crime_id(number: int) -> str:
    """Return a made-up Crime ID."""
    return f"{number:064x}"


def crime(
    number: int | None = 1, *, month="2024-01", category="Burglary", outcome="", at=None, **more
):
    """Return one row of a street file; `number=None` leaves the Crime ID blank."""
    return {
        "Crime ID": "" if number is None else crime_id(number),
        "Month": month,
        "Reported by": "Testshire Police",
        "Falls within": "Testshire Police",
        **(HIGH_STREET if at is None else at),
        "LSOA code": "E01990001",
        "LSOA name": "Testford 001A",
        "Crime type": category,
        "Last outcome category": outcome,
        "Context": "",
        **more,
    }


def outcome(number: int | None = 1, *, month="2024-01", outcome="Suspect charged", at=None, **more):
    """Return one row of an outcomes file."""
    return {
        "Crime ID": "" if number is None else crime_id(number),
        "Month": month,
        "Reported by": "Testshire Police",
        "Falls within": "Testshire Police",
        **(HIGH_STREET if at is None else at),
        "LSOA code": "E01990001",
        "LSOA name": "Testford 001A",
        "Outcome type": outcome,
        **more,
    }


def stop(*, date="2024-01-05T12:00:00+00:00", at=None, **more):
    """Return one row of a stop and search file."""
    place = {k: v for k, v in (HIGH_STREET if at is None else at).items() if k != "Location"}
    return {
        "Type": "Person search",
        "Date": date,
        "Part of a policing operation": "False",
        "Policing operation": "",
        **place,
        "Gender": "Male",
        "Age range": "18-24",
        "Self-defined ethnicity": "White - Irish",
        "Officer-defined ethnicity": "White",
        "Legislation": "Misuse of Drugs Act 1971 (section 23)",
        "Object of search": "Controlled drugs",
        "Outcome": "A no further action disposal",
        "Outcome linked to object of search": "",
        "Removal of more than just outer clothing": "False",
        **more,
    }


def as_csv(kind: Kind, rows: list[dict]) -> bytes:
    """Return a whole file, with the publisher's line ends."""
    text = io.StringIO(newline="")
    writer = csv.DictWriter(text, HEADERS[kind], lineterminator="\r\n")
    writer.writeheader()
    writer.writerows(rows)
    return text.getvalue().encode()


def write(
    folder: Path, month: str, kind: Kind, rows: list[dict] | bytes, force="testshire"
) -> Path:
    """Write a force file where the publisher would, and return its path."""
    path = folder / month / f"{month}-{force}-{kind}.csv"
    path.parent.mkdir(parents=True, exist_ok=True)
    path.write_bytes(rows if isinstance(rows, bytes) else as_csv(kind, rows))
    return path


def zipped(month: str, rows: list[dict], kind=Kind.STREET) -> bytes:
    """Return a month with one file as the official site gives it."""
    content = io.BytesIO()
    with zipfile.ZipFile(content, "w", zipfile.ZIP_DEFLATED) as archive:
        archive.writestr(f"{month}/{month}-testshire-{kind}.csv", as_csv(kind, rows))
    return content.getvalue()
