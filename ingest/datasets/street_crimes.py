"""Street-level crime."""

import pandas as pd

from crimes.vocabulary import CRIME_CATEGORIES, OUTCOMES
from ingest import columns, grid
from ingest.dataset import Dataset
from ingest.set_aside import SetAside
from releases.kinds import Kind
from releases.month import Month

CATEGORY_KEYS = {
    name.lower(): category.id
    for category in CRIME_CATEGORIES
    for name in (category.name, *category.earlier_names)
}
OUTCOME_KEYS = {
    name.lower(): outcome.id
    for outcome in OUTCOMES
    for name in (outcome.name, outcome.name_in_files, *outcome.earlier_names)
    if name
}


def clean(rows: pd.DataFrame, month: Month, aside: SetAside) -> pd.DataFrame:
    columns.check_month(rows["month"], month, aside)
    rows = grid.with_degrees(rows)
    cleaned = columns.position(rows["longitude"], rows["latitude"], aside)
    cleaned["name"] = columns.street_name(rows["location"])
    cleaned["category_id"] = columns.code(
        rows["category"], CATEGORY_KEYS, "crime type", aside, may_be_blank=False
    )
    # Anti-social behaviour has no Crime ID and no outcome; NULL keeps the many apart.
    if "crime_id" in rows:
        cleaned["persistent_id"] = columns.crime_id(rows["crime_id"], aside)
        cleaned["lsoa_code"] = columns.lsoa_code(rows["lsoa_code"], aside)
        cleaned["lsoa_name"] = rows["lsoa_name"]
        cleaned["outcome_in_file_id"] = columns.code(
            rows["last_outcome"], OUTCOME_KEYS, "outcome", aside, may_be_blank=True
        )
    cleaned["context"] = rows["context"].where(rows["context"] != "", None)
    return cleaned


STREET_CRIMES = Dataset(
    kind=Kind.STREET,
    table="crimes_crime",
    columns={
        "Crime ID": "crime_id",
        "Month": "month",
        "Reported by": "reported_by",
        "Falls within": "falls_within",
        "Longitude": "longitude",
        "Latitude": "latitude",
        "Location": "location",
        "LSOA code": "lsoa_code",
        "LSOA name": "lsoa_name",
        "Crime type": "category",
        "Last outcome category": "last_outcome",
        "Context": "context",
    },
    earlier_columns={
        "Month": "month",
        "Reported by": "reported_by",
        "Falls within": "falls_within",
        "Easting": "easting",
        "Northing": "northing",
        "Location": "location",
        "Crime type": "category",
        "Context": "context",
    },
    codes=frozenset(
        {
            "month",
            "reported_by",
            "falls_within",
            "lsoa_code",
            "lsoa_name",
            "category",
            "last_outcome",
        }
    ),
    clean=clean,
    staging={
        "id": "bigint",
        "force_id": "smallint",
        "longitude_e6": "integer",
        "latitude_e6": "integer",
        "name": "text",
        "name_key": "text",
        "lsoa_id": "integer",
        "category_id": "smallint",
        "outcome_in_file_id": "smallint",
        "persistent_id": "bytea",
        "context": "text",
    },
    module_path="ingest/datasets/street_crimes.py",
)
